import { expect, it } from "vitest";
import { streams } from "../../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "../checkpoint-content.ts";
import { startWorld } from "../world.ts";
import { hangs, transientFaults } from "./expectations.ts";
import { describeFaults } from "./scenarios.ts";

const world = await startWorld();

const { "truncated JSON": _survived, ...transient } = transientFaults(world.cloud.connector.hosts.blobs);
const senseless = transient["HTML instead of JSON"];

describeFaults(world, {
  title: "Blob Storage when a checkpoint is written",
  hits: { host: "blobs", method: "PUT" },
  fails: streams,
  // Rows are delivered before the checkpoint is written.
  rowsArrive: true,
  expected: {
    "302": { category: "storage_refused", says: /answered 302: a redirection.+ Look for a proxy or a sign-in portal/u },
    "401": { category: "storage_refused", says: /answered 401.+ role Storage Blob Data Owner/u },
    "403": { category: "storage_refused", says: /answered 403.+ role Storage Blob Data Owner/u },
    "404": { category: "storage_refused", says: /answered 404: the container is not there. Deploy again/u },
    ...transient,
    // The client does not look at the body of an answer that has the wrong status.
    "gzip garbage": senseless,
    ...hangs("writing the checkpoint"),
  },
});

it("sees that a checkpoint stands there as written, although every answer to writing it is cut", async () => {
  await world.fresh();
  world.cloud.faults.add({ host: "blobs", method: "PUT", effect: { kind: "truncatedJson" } });
  const { error } = await world.run();
  expect(error).toBeUndefined();
  world.expectAllDelivered({ times: "exactly once" });
  for (const stream of streams) expect(await committedEvents(world, stream)).toBe(world.account.count(stream));
  expect(world.lastHealth().map(({ category }) => category)).toEqual(["ok", "ok", "ok"]);
});

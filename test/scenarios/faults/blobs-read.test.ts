import { streams } from "../../../local-cloud/onepassword/streams.ts";
import { startWorld } from "../world.ts";
import { hangs, transientFaults } from "./expectations.ts";
import { describeFaults } from "./scenarios.ts";

const world = await startWorld();

describeFaults(world, {
  title: "Blob Storage when a checkpoint is read",
  hits: { host: "blobs", method: "GET" },
  fails: streams,
  expected: {
    "302": { category: "storage_refused", says: /answered 302: a redirection.+ Look for a proxy or a sign-in portal/u },
    "401": { category: "storage_refused", says: /answered 401.+ role Storage Blob Data Owner/u },
    "403": { category: "storage_refused", says: /answered 403.+ role Storage Blob Data Owner/u },
    "404": { category: "storage_refused", says: /answered 404: the container is not there. Deploy again/u },
    ...transientFaults(world.cloud.connector.hosts.blobs),
    // A complete answer with half a checkpoint in it looks like a damaged checkpoint.
    "truncated JSON": {
      category: "checkpoint_unreadable",
      says: /cannot be read: it is damaged.+ restore an earlier/u,
    },
    "HTML instead of JSON": {
      category: "malformed_response",
      says: /answered with something that its API does not send/u,
    },
    "gzip garbage": { category: "malformed_response", says: /answered with something that its API does not send/u },
    ...hangs("reading the checkpoint"),
  },
});

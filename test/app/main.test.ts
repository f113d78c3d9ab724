import type { InvocationContext, Timer } from "@azure/functions";
import { expect, it, vi } from "vitest";
import { tableName } from "../../local-cloud/hosts.ts";
import { startCloudInProcess } from "../azure/cloud.ts";

type Collect = (
  timer: Pick<Timer, "isPastDue">,
  context: Pick<InvocationContext, "info" | "warn" | "error">,
) => unknown;

/** Stands in for the Functions host: takes what `main.ts` registers. */
const host = vi.hoisted((): { registered: { name: string; schedule: string; handler: unknown }[] } => ({
  registered: [],
}));
vi.mock("@azure/functions", () => ({
  app: {
    timer: (name: string, { schedule, handler }: { schedule: string; handler: unknown }) =>
      host.registered.push({ name, schedule, handler }),
  },
}));

const { cloud, addAccount } = await startCloudInProcess();
await import("../../src/main.ts");

function isCollect(handler: unknown): handler is Collect {
  return typeof handler === "function";
}

/** Invokes the function and answers what it logged. */
async function invoke(): Promise<string[]> {
  const lines: string[] = [];
  const log = (line: string) => {
    lines.push(line);
  };
  const handler = host.registered[0]?.handler;
  if (!isCollect(handler)) throw new Error("Nothing is registered.");
  await handler({ isPastDue: false }, { info: log, warn: log, error: log });
  return lines;
}

it("registers the one function, with the schedule of the settings", () => {
  expect(host.registered).toMatchObject([{ name: "collect", schedule: "%COLLECT_SCHEDULE%" }]);
});

it("fails with what is missing in the settings, in the invocation and not before", async () => {
  vi.stubEnv("KEY_VAULT_URI", "");
  await expect(invoke()).rejects.toThrow("KEY_VAULT_URI is missing.");
  vi.unstubAllEnvs();
});

it("collects, run after run", async () => {
  const account = addAccount();
  cloud.vault.set("onepassword-events-token", await account.issueToken());
  const timestamp = new Date(Date.now() - 60_000).toISOString();
  const uuids = () =>
    [...cloud.workspace.rows(tableName)]
      .filter((row) => row["log_source"] === "itemusages")
      .map((row) => row["uuid_s"]);

  account.append("itemusages", [{ uuid: "A", timestamp }]);
  const lines = await invoke();
  expect(lines.map((line) => line.replace(/took .*/, "took"))).toContain(
    `itemusages (account ${account.uuid}, secret onepassword-events-token): 1 event in 1 page, up to date, took`,
  );
  expect(uuids()).toEqual(["A"]);

  account.append("itemusages", [{ uuid: "B", timestamp }]);
  await invoke();
  expect(uuids()).toEqual(["A", "B"]);
  const checkpoint: unknown = JSON.parse(
    (await cloud.blobs.readBlob("checkpoints", `${account.uuid}/itemusages.json`)) ?? "null",
  );
  expect(checkpoint).toMatchObject({ version: 1, position: { cursor: expect.any(String) } });
});

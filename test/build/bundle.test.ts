import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startFunctionApp } from "../../local-cloud/functions-host/host.ts";
import { scheduleOf } from "../../local-cloud/functions-host/schedule.ts";
import { type Build, build } from "../../tools/build.ts";

let built: Build;

beforeAll(async () => {
  built = await build();
}, 60_000);

async function start(settings: Readonly<Record<string, string>> = {}) {
  const app = await startFunctionApp({ directory: built.directory, settings });
  onTestFinished(async () => {
    await app.kill();
  });
  return app;
}

describe("the shipped bundle", () => {
  it("holds the app and nothing else", async () => {
    expect(Object.keys(unzipSync(await readFile(built.zipFile)))).toEqual([
      "THIRD-PARTY-NOTICES.txt",
      "host.json",
      "main.js",
      "package.json",
    ]);
  });

  it("registers exactly the function collect, on a timer with the schedule in COLLECT_SCHEDULE, although every setting is missing", async () => {
    const app = await start();

    expect(app.functions).toEqual([
      {
        name: "collect",
        bindings: [expect.objectContaining({ type: "timerTrigger", direction: "in", schedule: "%COLLECT_SCHEDULE%" })],
      },
    ]);
    expect(app.output()).toBe("");
  });

  it("runs every five minutes by the schedule of the template", async () => {
    const app = await start();
    const [collect] = app.functions;
    const schedule = collect && scheduleOf(collect, { COLLECT_SCHEDULE: "0 */5 * * * *" });

    expect(schedule?.next(Date.parse("2026-01-01T00:01Z"))).toBe(Date.parse("2026-01-01T00:05Z"));
  });

  it("fails the invocation when settings are missing, and names each", async () => {
    const app = await start();
    const { ok, error } = await app.invoke("collect");

    expect(ok).toBe(false);
    for (const setting of ["KEY_VAULT_URI", "LOGS_INGESTION_ENDPOINT", "DCR_IMMUTABLE_ID", "STORAGE_BLOB_URI"]) {
      expect(error?.message).toContain(setting);
    }
  });
});

import { expect, it } from "vitest";
import { createWorkspace } from "../../local-cloud/azure/workspace.ts";
import { createCollecting } from "../../local-cloud/collecting.ts";
import type { Invocation } from "../../local-cloud/functions-host/host.ts";
import { tableName } from "../../local-cloud/hosts.ts";
import { createRunLog } from "../../local-cloud/run-log.ts";

const done: Invocation = { id: "1", ok: true, logs: [], durationMs: 1 };
const noon = Date.parse("2026-03-10T12:00:00Z");

/** Collecting with a function that ends when the test says so. */
function collectingWith() {
  const columns = ["log_source", "category"].map((name) => ({ name, type: "string" }) as const);
  const workspace = createWorkspace([{ name: tableName, columns }]);
  const begun: PromiseWithResolvers<Invocation>[] = [];
  const written: string[] = [];
  const runs = createRunLog();
  let [goneOn, time] = [0, noon];
  const collecting = createCollecting({
    app: {
      invoke() {
        const invocation = Promise.withResolvers<Invocation>();
        begun.push(invocation);
        return invocation.promise;
      },
    },
    stage: {
      cloud: { clock: { skewMs: 0, now: () => (time += 1_000) }, workspace },
      goOn: () => void (goneOn += 1),
      standing: () => new Map([["itemusages", { generated: 5, missing: 5, lagSeconds: undefined }]]),
    },
    screen: { line: (text) => void written.push(text) },
    runs,
    signal: new AbortController().signal,
  });
  /** The function's next run, once it has begun. */
  const nth = async (number: number): Promise<PromiseWithResolvers<Invocation>> => {
    for (;;) {
      const found = begun[number - 1];
      if (found !== undefined) return found;
      await Promise.resolve();
    }
  };
  return { collecting, runs, begun, nth, written, workspace, goneOn: () => goneOn };
}

it("records what a run said, and that it left nothing behind", async () => {
  const { collecting, runs, nth, workspace, written } = collectingWith();
  const run = collecting.run();
  const first = await nth(1);
  workspace.append(tableName, { ingestedAt: noon + 2_000, rows: [{ log_source: "healthevents", category: "ok" }] });
  first.resolve({ ...done, logs: [{ level: "information", category: "user", message: "Done." }] });
  await expect(run).resolves.toBe(false);
  expect(runs.runs()).toMatchObject([
    {
      ok: true,
      isOnDemand: false,
      lines: [{ category: "ok" }],
      log: [{ message: "Done." }],
      standing: new Map([["itemusages", { missing: 5 }]]),
    },
  ]);
  expect(written).toHaveLength(1);
});

it("records a run whose health rows did not arrive, with the words of its log", async () => {
  const { collecting, runs, nth, written } = collectingWith();
  const run = collecting.run();
  const logs = [{ level: "error", category: "user", message: "It cannot be reached." }];
  (await nth(1)).resolve({ ...done, ok: false, error: { name: "Error", message: "It failed. [unavailable]" }, logs });
  await expect(run).resolves.toBe(false);
  expect(runs.runs()).toMatchObject([{ ok: false, lines: [], error: "It failed. [unavailable]", log: logs }]);
  expect(written).toEqual(["error: It cannot be reached."]);
});

it("starts a run when somebody asks, but never two at once", async () => {
  const { collecting, runs, begun, nth, goneOn } = collectingWith();
  expect(collecting.startNow()).toBe(true);
  expect(collecting.startNow()).toBe(false);
  const scheduled = collecting.run();
  const first = await nth(1);
  expect([begun.length, goneOn()]).toEqual([1, 1]);
  first.resolve(done);
  (await nth(2)).resolve(done);
  await scheduled;
  expect(runs.runs().map(({ isOnDemand }) => isOnDemand)).toEqual([true, false]);
});

it("records a run that could not be started, and goes on", async () => {
  const { collecting, runs, nth } = collectingWith();
  collecting.startNow();
  (await nth(1)).reject(new Error("The app's process has ended."));
  const scheduled = collecting.run();
  (await nth(2)).resolve(done);
  await scheduled;
  expect(runs.runs()).toMatchObject([{ ok: false, error: "The app's process has ended." }, { ok: true }]);
});

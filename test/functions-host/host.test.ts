import { beforeAll, describe, expect, it } from "vitest";
import type { FunctionAppOptions } from "../../local-cloud/functions-host/host.ts";
import type { LogEntry } from "../../local-cloud/functions-host/messages.ts";
import { fixtureApp, startApp } from "./fixture.ts";

let files: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  files = await fixtureApp();
});

const startFixture = (options: Partial<FunctionAppOptions> = {}) => startApp(files, options);
const said = (logs: readonly LogEntry[]) => logs.map(({ level, message }) => `${level}: ${message}`);

/** Starts the fixture; `hanging` resolves when its function `hang` is inside its handler. */
async function startAndHang(options: Partial<FunctionAppOptions> = {}) {
  const hanging = Promise.withResolvers<void>();
  const app = await startFixture({ ...options, onLog: ({ message }) => message === "hanging" && hanging.resolve() });
  const invocation = app.invoke("hang");
  await hanging.promise;
  return { app, invocation };
}

describe("starting", () => {
  it("reports the registered functions with their bindings, settings left unresolved", async () => {
    const app = await startFixture();

    expect(app.functions.map(({ name }) => name)).toContain("greet");
    expect(app.functions[0]?.bindings).toEqual([
      expect.objectContaining({ type: "timerTrigger", direction: "in", schedule: "%FIXTURE_SCHEDULE%" }),
    ]);
  });

  it("starts an app that throws while loading without functions, with the reason on stderr only", async () => {
    const app = await startApp([
      ["package.json", '{ "type": "module", "main": "main.js" }'],
      ["host.json", "{}"],
      ["main.js", 'throw new Error("no settings");'],
    ]);

    expect(app.functions).toEqual([]);
    expect(app.output()).toContain("no settings");
    expect(app.logs()).toEqual([]);
  });

  it("supplies the core API to require, and not to import", async () => {
    const app = await startApp([
      ["package.json", '{ "main": "main.mjs" }'],
      ["host.json", "{}"],
      [
        "main.mjs",
        `import { createRequire } from "node:module";
         const core = createRequire(import.meta.url)("@azure/functions-core");
         const { code } = await import("@azure/functions-core").catch((error) => error);
         core.log("information", "user", core.version + " " + code);`,
      ],
    ]);

    expect(said(app.logs())).toEqual(["information: 3.9.1 ERR_MODULE_NOT_FOUND"]);
  });

  it("refuses an app whose process ends while loading", async () => {
    const app = startApp([
      ["package.json", '{ "main": "main.cjs" }'],
      ["host.json", "{}"],
      ["main.cjs", 'console.log("bye"); process.exit(3);'],
    ]);

    await expect(app).rejects.toThrow(/exit code 3[^]*bye/);
  });

  it("gives the process the app settings and nothing of the parent's environment", async () => {
    const app = await startFixture({ settings: { KEY_VAULT_URI: "https://contoso-kv.vault.azure.net" } });
    const { logs } = await app.invoke("describe-process");

    expect(JSON.parse(logs[0]?.message ?? "")).toEqual({
      environment: { KEY_VAULT_URI: "https://contoso-kv.vault.azure.net", PATH: process.env["PATH"], TZ: "UTC" },
      version: "1.2.3",
    });
  });
});

describe("invoking", () => {
  it("ties what the function logs to its invocation, and captures what it prints", async () => {
    const app = await startFixture();
    const invocation = await app.invoke("greet");

    expect(invocation.ok).toBe(true);
    expect(said(invocation.logs)).toEqual([
      "information: hello { from: 'fixture' }",
      "warning: careful",
      "error: broken",
    ]);
    await app.stop();
    expect(app.output()).toContain("printed, not logged\n");
    expect(app.output()).toContain("printed to stderr\n");
  });

  it("measures the run", async () => {
    const readings = [100, 350];
    const app = await startFixture({ stopwatch: () => readings.shift() ?? Number.NaN });
    const { durationMs, usage } = await app.invoke("greet");

    expect(durationMs).toBe(250);
    expect(usage?.peakRssBytes).toBeGreaterThan(10_000_000);
    expect(usage?.cpuMs).toBeGreaterThanOrEqual(0);
  });

  it("hands the timer over in camel case, as the programming model shapes it", async () => {
    const app = await startFixture();
    const tick = {
      due: Date.parse("2026-01-01T00:10Z"),
      last: Date.parse("2026-01-01T00:05Z"),
      next: Date.parse("2026-01-01T00:15Z"),
      isPastDue: true,
    };
    const { logs } = await app.invoke("describe-timer", tick);

    expect(JSON.parse(logs[0]?.message ?? "")).toEqual({
      schedule: { adjustForDST: true },
      scheduleStatus: {
        last: "2026-01-01T00:05:00+00:00",
        next: "2026-01-01T00:15:00+00:00",
        lastUpdated: "2026-01-01T00:05:00+00:00",
      },
      isPastDue: true,
    });
  });

  it("runs the app's hooks around the function", async () => {
    const app = await startFixture();
    const { logs } = await app.invoke("hooked");

    expect(said(logs)).toEqual(["information: inputs seen before: 1"]);
  });

  it("fails the invocation with what the function threw", async () => {
    const app = await startFixture();
    const { ok, error } = await app.invoke("fail");

    expect(ok).toBe(false);
    expect(error).toMatchObject({ name: "RangeError", message: "out of range" });
    expect(error?.stack).toContain("main.js");
  });

  it("fails the invocation when something other than an error is thrown", async () => {
    const app = await startFixture();

    expect(await app.invoke("throw-text")).toMatchObject({ ok: false, error: { message: "just text" } });
  });

  it("goes on after a failed invocation", async () => {
    const app = await startFixture();
    await app.invoke("fail");

    expect(await app.invoke("greet")).toMatchObject({ ok: true });
  });

  it("refuses a function that the app does not have", async () => {
    const app = await startFixture();

    await expect(app.invoke("missing")).rejects.toThrow("The app has no function 'missing'.");
  });
});

describe("ending", () => {
  it("ends the invocation when the process exits, and keeps what was logged", async () => {
    const app = await startFixture();
    const invocation = await app.invoke("exit");

    expect(invocation).toMatchObject({
      ok: false,
      error: { name: "WorkerExited", message: expect.stringContaining("exit code 7") },
    });
    expect(said(invocation.logs)).toEqual(["information: about to exit"]);
    expect(await app.exited).toEqual({ code: 7, signal: null });
  });

  it("ends the invocation when the process is killed", async () => {
    const { app, invocation } = await startAndHang();
    const exit = await app.kill();

    expect(exit).toEqual({ code: null, signal: "SIGKILL" });
    expect(await invocation).toMatchObject({ ok: false, error: { name: "WorkerExited" } });
  });

  it("kills the process when a run takes longer than host.json's functionTimeout", async () => {
    const alarms: { milliseconds: number; callback: () => void }[] = [];
    const { app, invocation } = await startAndHang({
      alarm(milliseconds, callback) {
        alarms.push({ milliseconds, callback });
        return () => undefined;
      },
    });
    expect(alarms.map(({ milliseconds }) => milliseconds)).toEqual([600_000]);
    alarms[0]?.callback();

    expect(await invocation).toMatchObject({ ok: false, error: { name: "FunctionTimeout" } });
    expect(await app.exited).toEqual({ code: null, signal: "SIGKILL" });
  });

  it("stops when asked, and runs nothing after that", async () => {
    const app = await startFixture();

    expect(await app.stop()).toEqual({ code: 0, signal: null });
    await expect(app.invoke("greet")).rejects.toThrow("process has ended");
  });

  it("can be stopped and killed again", async () => {
    const app = await startFixture();
    await app.stop();

    expect(await app.kill()).toEqual({ code: 0, signal: null });
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });
});

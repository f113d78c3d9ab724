import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { events, healthy, paths, startApp } from "./app-on-fakes.ts";
import { allFeatures } from "./fake-connections.ts";

describe("a run", () => {
  it("collects every stream of every account, commits each, and says so in a row and a line for each", async () => {
    const {
      run,
      events: arrived,
      health,
      position,
      lines,
    } = startApp({
      token: healthy,
      "token-b": { account: "OTHER", features: ["itemusages"], events: { [paths.itemusages]: events("O1") } },
    });
    await expect(run()).rejects.toThrow(/^The run ended with failures: .*\[feature_missing\]/);
    expect(arrived()).toEqual([
      "ACCOUNT auditevents A1",
      "ACCOUNT itemusages I1",
      "ACCOUNT itemusages I2",
      "ACCOUNT signinattempts S1",
      "OTHER itemusages O1",
    ]);
    for (const stream of ["signinattempts", "itemusages", "auditevents"] as const)
      expect(position(stream)).toEqual({ cursor: `behind token${paths[stream]}` });
    expect(position("itemusages", "OTHER")).toEqual({ cursor: `behind token-b${paths.itemusages}` });
    expect(health().filter(({ category }) => category === "ok")).toHaveLength(4);
    expect(health().filter(({ category }) => category === "feature_missing")).toHaveLength(2);
    expect(lines).toContain(
      "info itemusages (account OTHER, secret token-b): 1 event in 1 page, up to date, took 0 ms.",
    );
    expect(lines).toHaveLength(6);
  });

  it("names the run in all its health rows, and in no other run's", async () => {
    const { run, sink } = startApp({ token: healthy });
    await run();
    await run();
    const runs = sink.rows.flatMap((json): unknown[] => {
      const { log_source: source, details } = Object(JSON.parse(json));
      return source === "healthevents" ? [Object(details).run] : [];
    });
    expect(runs).toHaveLength(6);
    expect(new Set(runs).size).toBe(2);
  });

  it("leaves out the actions that the settings name, of that stream only", async () => {
    const {
      run,
      events: arrived,
      position,
    } = startApp({
      token: {
        ...healthy,
        events: { [paths.itemusages]: events("X1", "I1"), [paths.auditevents]: events("X2") },
      },
    });
    await run({ EXCLUDED_ACTIONS: "itemusages/fill" });
    expect(arrived()).toEqual(["ACCOUNT auditevents X2", "ACCOUNT itemusages I1"]);
    expect(position("itemusages")).toEqual({ cursor: `behind token${paths.itemusages}` });
  });

  it("in which one stream fails brings the others, and fails at the end with that stream's name", async () => {
    const refused = new ConnectorError("events_refused", "It is refused.", { remedy: "Look at the proxy." });
    const fails = (path: string) => (path === paths.itemusages ? refused : undefined);
    const { run, events: arrived, health, position, lines } = startApp({ token: { ...healthy, fails } });
    await expect(run()).rejects.toThrow(
      "The run ended with failures: itemusages (account ACCOUNT, secret token) [events_refused]. See the lines before.",
    );
    expect(arrived()).toEqual(["ACCOUNT auditevents A1", "ACCOUNT signinattempts S1"]);
    expect(position("itemusages")).toEqual({ startTime: "2026-02-23T12:00:00Z" });
    expect(position("auditevents")).toEqual({ cursor: `behind token${paths.auditevents}` });
    const message = "It is refused. Look at the proxy.";
    expect(health()).toEqual([
      { category: "ok", stream: "auditevents", outcome: "drained" },
      { category: "events_refused", stream: "itemusages", outcome: "failed", message },
      { category: "ok", stream: "signinattempts", outcome: "drained" },
    ]);
    expect(lines).toContain(
      "error itemusages (account ACCOUNT, secret token) failed: It is refused. Look at the proxy. [events_refused] It took 0 ms.",
    );
  });

  it("that cannot read the vault says so once, for all streams", async () => {
    const refused = new ConnectorError("vault_refused", "It is refused.");
    const tokens = { list: () => Promise.reject(refused), read: () => Promise.reject(refused) };
    const { run, events: arrived, health, lines } = startApp({ token: healthy }, { tokens });
    await expect(run()).rejects.toThrow("The run ended with failures: all streams [vault_refused].");
    expect(arrived()).toEqual([]);
    expect(health()).toEqual([
      { category: "vault_refused", stream: "*", outcome: "failed", message: "It is refused." },
    ]);
    expect(lines).toEqual(["error all streams failed: It is refused. [vault_refused] It took 0 ms."]);
  });
});

describe("a rate limit that outlasts the run", () => {
  const limited = new ConnectorError("rate_limited", "events.1password.com answered 429.", { retryAfterMs: 3_600_000 });
  const fails = (path: string) => (path === paths.itemusages ? limited : undefined);
  const waits = {
    category: "rate_limited",
    outcome: "rate_limited",
    message: "events.1password.com answered 429.",
  };

  it("of a stream is no failure: the row and a warning name the service", async () => {
    const { run, health, position, lines } = startApp({ token: { ...healthy, fails } });
    await expect(run()).resolves.toBeUndefined();
    expect(health()[1]).toEqual({ ...waits, stream: "itemusages" });
    expect(position("itemusages")).toEqual({ startTime: "2026-02-23T12:00:00Z" });
    expect(lines).toContain(
      "warn itemusages (account ACCOUNT, secret token) must wait: events.1password.com answered 429. The next run goes on. [rate_limited] It took 0 ms.",
    );
  });

  it("of an account that could not be opened is told alike", async () => {
    const { run, events: arrived, health, lines } = startApp({ token: { ...healthy, fails: () => limited } });
    await expect(run()).resolves.toBeUndefined();
    expect(arrived()).toEqual([]);
    expect(health()).toEqual([{ ...waits, stream: "*" }]);
    expect(lines).toEqual([
      "warn all streams (secret token) must wait: events.1password.com answered 429. The next run goes on. [rate_limited] It took 0 ms.",
    ]);
  });
});

describe("an account that keeps the connector waiting", () => {
  const other = { account: "OTHER", features: allFeatures };

  it.each([
    ["longer than it may, is left to the next run, and the others drain at once", 200_000, 0],
    ["a little, is waited for", 40_000, 40_000],
  ])("%s", async (_what, retryAfterMs, tookMs) => {
    let asked = 0;
    const limited = new ConnectorError("rate_limited", "events.1password.com answered 429.", { retryAfterMs });
    const fails = () => (++asked === 1 ? limited : undefined);
    const { run, clock, events: arrived, health } = startApp({ token: healthy, "token-b": { ...other, fails } });
    await run({ RUN_BUDGET: "PT4M" });
    expect(arrived()).toHaveLength(4);
    expect(clock.monotonic()).toBe(tookMs);
    expect(health().filter(({ category }) => category === "ok")).toHaveLength(tookMs === 0 ? 3 : 6);
    expect(health().filter(({ category }) => category === "rate_limited")).toHaveLength(tookMs === 0 ? 1 : 0);
  });

  it("because it does not answer at all, takes no more than half of the run and half a request", async () => {
    const { run, clock, connections, events: arrived, health } = startApp({ token: healthy, "token-b": other });
    const { openEventsApi } = connections;
    const silent: typeof openEventsApi = (secret, token) =>
      secret === "token" ? openEventsApi(secret, token) : { request: () => new Promise(() => {}) };
    Object.assign(connections, { openEventsApi: silent });
    await expect(run({ RUN_BUDGET: "PT4M" })).rejects.toThrow("all streams (secret token-b) [timeout]");
    expect(arrived()).toHaveLength(4);
    expect(health().filter(({ category }) => category === "ok")).toHaveLength(3);
    expect(clock.monotonic()).toBeLessThanOrEqual(135_000);
  });
});

describe("a refused batch", () => {
  it("is followed by a row that tells of no run, and the refused row is kept", async () => {
    const { run, sink, events: arrived, health, position, rejectedEvents } = startApp({ token: healthy });
    sink.refuses = (json) => json.includes('"I2"');
    await run();
    expect(arrived()).toEqual(["ACCOUNT auditevents A1", "ACCOUNT itemusages I1", "ACCOUNT signinattempts S1"]);
    expect(rejectedEvents.kept({ account: "ACCOUNT", stream: "itemusages" })).toMatchObject([
      { reason: "refused", event: { uuid_s: "I2" } },
    ]);
    expect(position("itemusages")).toEqual({ cursor: `behind token${paths.itemusages}` });
    expect(health().filter(({ outcome }) => outcome === "probe")).toEqual([
      {
        category: "rows_refused",
        stream: "itemusages",
        outcome: "probe",
        message: "A batch was refused: this row was sent to see whether the service takes any.",
      },
    ]);
    expect(health().filter(({ outcome }) => outcome === "drained")).toHaveLength(3);
  });
});

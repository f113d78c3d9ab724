import { runOnce } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { Connections } from "../../src/connector.ts";
import { requiredSettings } from "../config/app-settings.ts";
import { allFeatures, fakeConnections } from "./fake-connections.ts";
import type { FakeToken } from "./fake-connections.ts";

/** Where each stream is. */
export const paths = {
  signinattempts: "/api/v2/signinattempts",
  itemusages: "/api/v2/itemusages",
  auditevents: "/api/v2/auditevents",
} as const;

/** Events of an hour before noon. One whose uuid begins with X is a fill, any other a reveal. */
export const events = (...uuids: readonly string[]) =>
  uuids.map((uuid) => ({ uuid, timestamp: "2026-03-02T11:00:00Z", action: uuid.startsWith("X") ? "fill" : "reveal" }));

/** A token that may read everything, and what is there. */
export const healthy: FakeToken = {
  account: "ACCOUNT",
  features: allFeatures,
  events: {
    [paths.signinattempts]: events("S1"),
    [paths.itemusages]: events("I1", "I2"),
    [paths.auditevents]: events("A1"),
  },
};

/** The connector on fakes: its runs, what it logged, what reached the table and what is committed. */
export function startApp(tokens: Readonly<Record<string, FakeToken>>, change: Partial<Connections> = {}) {
  const fakes = fakeConnections(tokens);
  const { clock, sink, checkpoints } = fakes;
  const lines: string[] = [];
  const at = (level: string) => (line: string) => {
    lines.push(`${level} ${line}`);
  };
  const rows = () => sink.rows.map((json): Record<string, unknown> => Object(JSON.parse(json)));
  let uuids = 0;
  return {
    ...fakes,
    lines,
    run: (settings: Readonly<Record<string, string>> = {}): Promise<void> =>
      clock.run(
        runOnce(
          readConfig({ ...requiredSettings, ...settings }),
          { ...fakes.connections, ...change },
          {
            clock,
            log: { info: at("info"), warn: at("warn"), error: at("error") },
            random: () => 0.5,
            newUuid: () => `uuid-${++uuids}`,
          },
        ),
      ),
    events: () =>
      rows()
        .filter((row) => row["log_source"] !== "healthevents")
        .map((row) => `${String(row["account_uuid"])} ${String(row["log_source"])} ${String(row["uuid_s"])}`)
        .toSorted(),
    health: () =>
      rows()
        .filter((row) => row["log_source"] === "healthevents")
        .map((row) => {
          const { stream, outcome, message } = Object(row["details"]);
          const told = { category: row["category"], stream, outcome };
          return message === undefined ? told : Object.assign(told, { message });
        })
        .toSorted((one, other) => (one.stream < other.stream ? -1 : 1)),
    position: (stream: string, account = "ACCOUNT") => checkpoints.checkpoint({ account, stream })?.position,
  };
}

import { expect, it } from "vitest";
import { createArrivals, standingOf } from "../../local-cloud/arrivals.ts";
import { createWorkspace } from "../../local-cloud/azure/workspace.ts";
import { tableName } from "../../local-cloud/hosts.ts";

const noon = Date.parse("2026-03-10T12:00:00Z");
const columns = [
  { name: "timestamp", type: "datetime" },
  { name: "log_source", type: "string" },
  { name: "uuid_s", type: "string" },
] as const;

function arrivals() {
  const workspace = createWorkspace([{ name: tableName, columns }]);
  const arrive = (stream: string, uuid: string, at: number): void =>
    workspace.append(tableName, {
      ingestedAt: noon,
      rows: [{ timestamp: new Date(at).toISOString(), log_source: stream, uuid_s: uuid }],
    });
  return { workspace, arrive, arrived: createArrivals(workspace) };
}

it("count each event once, however often its row stands there", () => {
  const { arrive, arrived } = arrivals();
  arrive("itemusages", "a", noon);
  expect(arrived().get("itemusages")).toEqual({ events: 1, newest: noon });
  arrive("itemusages", "a", noon);
  arrive("itemusages", "b", noon - 1_000);
  arrive("auditevents", "a", noon - 2_000);
  arrive("healthevents", "h", noon);
  expect([...arrived()]).toEqual([
    ["auditevents", { events: 1, newest: noon - 2_000 }],
    ["itemusages", { events: 2, newest: noon }],
    ["signinattempts", { events: 0, newest: undefined }],
  ]);
});

it("begin again when the table was emptied or is not there", () => {
  const { arrive, arrived, workspace } = arrivals();
  arrive("itemusages", "a", noon);
  arrived();
  workspace.clear();
  expect(arrived().get("itemusages")?.events).toBe(0);
  workspace.removeTable(tableName);
  expect(arrived().get("itemusages")?.events).toBe(0);
});

it("tell what is missing, and how old the newest event is meanwhile", () => {
  const { arrive, arrived } = arrivals();
  arrive("itemusages", "a", noon - 30_000);
  arrive("auditevents", "b", noon - 30_000);
  const generated = new Map([
    ["auditevents", 1],
    ["itemusages", 3],
    ["signinattempts", 4],
  ]);
  expect([...standingOf(generated, arrived(), noon)]).toEqual([
    ["auditevents", { generated: 1, missing: 0, lagSeconds: 0 }],
    ["itemusages", { generated: 3, missing: 2, lagSeconds: 30 }],
    ["signinattempts", { generated: 4, missing: 4, lagSeconds: undefined }],
  ]);
});

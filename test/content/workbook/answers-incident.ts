import { fileURLToPath } from "node:url";
import type { Attack } from "../../../local-cloud/onepassword/attacks/attack.ts";
import { leaverBulkReveal } from "../../../local-cloud/onepassword/attacks/leaver-bulk-reveal.ts";
import { serviceAccountTokenFromNewNetwork } from "../../../local-cloud/onepassword/attacks/service-account-token-from-new-network.ts";
import { createCompany } from "../../../local-cloud/onepassword/company/company.ts";
import { history } from "../../../local-cloud/onepassword/company/history.ts";
import type { AuditEvent, ItemUsage, StreamEvent } from "../../../local-cloud/onepassword/event-shapes.ts";
import { createWorld } from "../../../tools/bench/detections/world.ts";
import { runShown, shownQueries } from "../../../tools/bench/workbook.ts";
import { readWorkbook } from "../../../tools/content/workbook/read-workbook.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import { toText } from "../../../tools/kql/values/text.ts";
import { formatDatetime, parseDatetime } from "../../../tools/kql/values/ticks.ts";
import type { ScalarType, Value } from "../../../tools/kql/values/types.ts";

/*
 * Twenty people work for eight days. On the sixth somebody who leaves reveals and exports items, and a stolen token of a build job fetches a vault.
 */

const root = fileURLToPath(new URL("../../../", import.meta.url));
const dayMs = 86_400_000;
const tuesday = Date.UTC(2026, 2, 17);
const since = tuesday - 5 * dayMs;
const end = tuesday + 3 * dayMs;
const at = tuesday + 16 * 3_600_000;
const company = createCompany({ seed: 5, people: 20, since });

/** The time range that is chosen: the last three of the days. Milliseconds since 1970. */
export const time = { from: tuesday, to: end } as const;

/** Uuid of the use of an item of the leaver's by a colleague, in a new version. */
export const newVersionUse = "USE-OF-A-NEW-VERSION";

/** What the watchlist SensitiveItems says: an item that everybody may use. */
export const sensitiveItem = {
  ItemUuid: company.vaults[0]?.items[0]?.uuid ?? "",
  Title: "Root account",
  Owner: company.people[0]?.user.email ?? "",
  Tier: "0",
} as const;

/** The two attacks; one of the leaver's items is shared by link as well, and a colleague uses it in a new version. */
const incident: Attack = {
  ...leaverBulkReveal,
  watchlists: (where, options) => ({
    ...leaverBulkReveal.watchlists?.(where, options),
    SensitiveItems: [sensitiveItem],
  }),
  events(where, options) {
    const left = leaverBulkReveal.events(where, options);
    const tokenUses = serviceAccountTokenFromNewNetwork.events(where, options);
    return [...left, ...aboutOneItem(left), ...aboutAccess(left), ...tokenUses];
  },
};

function aboutOneItem(left: readonly StreamEvent[]): StreamEvent[] {
  const seen = left.find(({ stream, event }) => stream === "itemusages" && event.action === "reveal");
  const exported = left.find(({ stream, event }) => stream === "auditevents" && event.action === "export");
  if (seen?.stream !== "itemusages" || exported?.stream !== "auditevents") throw new Error("Nothing was taken.");
  const { item_uuid: item, vault_uuid: vault, used_version: version, user } = seen.event;
  const colleague = company.people.find((person) => person.user.uuid !== user.uuid);
  const later = seen.at + 7_200_000;
  const timestamp = new Date(later).toISOString();
  const share: AuditEvent = {
    ...exported.event,
    uuid: "SHARE-BY-LINK",
    action: "share",
    object_type: "item",
    object_uuid: item,
    aux_uuid: vault,
  };
  const use: ItemUsage = {
    ...seen.event,
    uuid: newVersionUse,
    timestamp,
    user: colleague?.user ?? user,
    action: "fill",
    used_version: version + 1,
  };
  return [
    { ...exported, event: share },
    { ...seen, at: later, insertedAt: later + 1000, event: use },
  ];
}

/** The leaver was given two vaults before, and one of them was taken back. */
function aboutAccess(left: readonly StreamEvent[]): StreamEvent[] {
  const suspended = left.find(({ stream, event }) => stream === "auditevents" && event.action === "suspend");
  const user = suspended?.stream === "auditevents" ? suspended.event.object_details : undefined;
  if (suspended?.stream !== "auditevents" || user === undefined) throw new Error("Nobody was suspended.");
  const change = (hoursBefore: number, action: string, vault: string): StreamEvent => {
    const moment = at - hoursBefore * 3_600_000;
    const event: AuditEvent = {
      ...suspended.event,
      uuid: `ACCESS-${hoursBefore}`,
      timestamp: new Date(moment).toISOString(),
      action,
      object_type: "uva",
      object_uuid: vault,
      aux_uuid: user.uuid,
      aux_details: user,
      aux_info: "62",
    };
    return { ...suspended, at: moment, insertedAt: moment + 1000, event };
  };
  return [
    change(5, "grant", "vault-kept"),
    change(4, "grant", "vault-taken-back"),
    change(3, "revoke", "vault-taken-back"),
  ];
}

const events = [...history(company, { from: since, to: end }), ...incident.events(company, { at })];

/** The record of what happened, by stream. */
export const record = {
  usages: events.flatMap(({ stream, event }) => (stream === "itemusages" ? [event] : [])),
  signIns: events.flatMap(({ stream, event }) => (stream === "signinattempts" ? [event] : [])),
  audit: events.flatMap(({ stream, event }) => (stream === "auditevents" ? [event] : [])),
} as const;

const lastOfAttack = leaverBulkReveal.events(company, { at }).at(-1);
/** The suspension of the leaver, and the leaver. */
export const suspension = record.audit.find(({ uuid }) => uuid === lastOfAttack?.event.uuid);
export const leaver = suspension?.object_details;

/** Cells of a row by column. Times are texts with seven digits after the seconds; what is not there is "". */
export type Answer = Readonly<Record<string, string | number>>;

/** Makes the workspace. The answer gives some columns of what a tile (`person/travel`) shows of it. */
export async function openIncident(): Promise<
  (tile: string, columns: readonly string[], values?: Readonly<Record<string, readonly string[]>>) => Promise<Answer[]>
> {
  const workbook = readWorkbook(root);
  if (workbook === undefined) throw new Error("There is no workbook.");
  const queries = shownQueries(workbook);
  const world = await createWorld(root, { people: 20, seed: 5, from: tuesday, days: 3, before: 5, keepsRaw: true });
  const { view } = await world.play(incident, at);
  return async (tile, columns, values = {}) => {
    const query = queries.find(({ file }) => file === `workbook/${tile}.kql`);
    if (query === undefined) throw new Error(`There is no tile ${tile}.`);
    const table = await runShown(query, workbook, view, { time, values });
    const cells = (row: readonly Value[]) =>
      table.schema.flatMap(({ name, type }, column) =>
        columns.includes(name) ? [[name, plain(row[column] ?? null, type)] as const] : [],
      );
    return rowsOf(table).map((row) => Object.fromEntries(cells(row)));
  };
}

function plain(value: Value, type: ScalarType): string | number {
  if (value === null) return "";
  if (type === "datetime" && typeof value === "bigint") return formatDatetime(value);
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" ? value : toText(value, type);
}

/** Time of an event as answers have it. */
export function timeOf(event: { readonly timestamp: string } | undefined): string {
  return formatDatetime(parseDatetime(event?.timestamp ?? "") ?? 0n);
}

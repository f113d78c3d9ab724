import { expect, test } from "vitest";
import type { AuditEvent, StreamEvent } from "../../../local-cloud/onepassword/event-shapes.ts";
import { shownCompany } from "./shown-company.ts";

/* Each answer is counted here once more, from the company's own record of what happened, without KQL. */

const company = await shownCompany("mass-permission-change");
const audit: readonly AuditEvent[] = company.events.flatMap((each) =>
  each.stream === "auditevents" ? [each.event] : [],
);
const hourMs = 3_600_000;

/** What was shared or exported, and in which hour. */
function takenIn({ stream, event }: StreamEvent): string[] {
  if (stream === "signinattempts" || !["export", "share", "sendpkg"].includes(event.action)) return [];
  const of = {
    export: stream === "itemusages" ? event.vault_uuid : event.object_uuid,
    share: stream === "itemusages" ? event.item_uuid : event.object_uuid,
  };
  const thing = event.action === "export" ? of.export : event.action === "share" ? of.share : event.uuid;
  return [`${event.action} ${thing} ${Math.floor(Date.parse(event.timestamp) / hourMs)}`];
}

const emailOf = ({ actor_details: actor }: AuditEvent): string => (actor?.email ?? "").toLowerCase();

test("changes of permissions are all there, with whose they are", async () => {
  const expected = audit
    .filter(({ object_type: type }) => ["uva", "gva", "gm"].includes(type))
    .filter(({ action }) => ["grant", "revoke", "update", "join", "leave", "role"].includes(action))
    .map((event) => [
      Date.parse(event.timestamp),
      emailOf(event),
      event.object_type === "gva" ? "everybody in the group" : (event.aux_details?.email ?? "").toLowerCase(),
      event.object_type === "gm" ? "" : event.object_uuid,
    ]);
  const rows = await company.rows("administration/permissions.kql");
  expect(expected.length).toBeGreaterThan(20);
  expect(
    rows.map((row) => [row["EventTime"], row["UserEmail"], row["Whose"], row["Vault"]].join(" ")).toSorted(),
  ).toEqual(expected.map((row) => row.join(" ")).toSorted());
});

test("the volume of audit events is told by kind, with its share of everything", async () => {
  const rows = await company.rows("health/cost-drivers.kql");
  const byKind = Map.groupBy(audit, ({ action, object_type: type }) => `${action} ${type}`);
  const shown = rows.filter(({ Stream: stream }) => stream === "audit events");
  expect(shown.length).toBeGreaterThan(3);
  for (const { Kind: kind, Events: events } of shown) {
    const each = byKind.get(String(kind)) ?? [];
    expect([kind, events]).toEqual([kind, each.length]);
  }
  const health = rows.filter(({ Stream: stream }) => stream === "health of the connector");
  const healthRows = health.reduce((sum, { Events: events }) => sum + Number(events), 0);
  for (const { Share: share, Events: events } of rows) {
    expect(Number(share)).toBeCloseTo((100 * Number(events)) / (company.events.length + healthRows), 1);
  }
});

test("who stands out has the failures, countries, items, exports and administration that the record has", async () => {
  const rows = await company.rows("overview/standing-out.kql");
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const uuid = row["UserUuid"];
    const own = company.events.filter(({ stream, event }) => {
      if (stream === "auditevents") return event.actor_uuid === uuid;
      return (stream === "itemusages" ? event.user.uuid : event.target_user.uuid) === uuid;
    });
    const failed = own.filter(({ stream, event }) => stream === "signinattempts" && event.category.endsWith("_failed"));
    const items = own.flatMap(({ stream, event }) =>
      stream === "itemusages" && ["reveal", "secure-copy"].includes(event.action) ? [event.item_uuid] : [],
    );
    // The export of a vault leaves an audit event, and a use for each item: it counts once an hour.
    const exports = new Set(own.flatMap(takenIn));
    const places = own.flatMap(({ stream, event }) =>
      stream === "signinattempts" && !event.category.endsWith("_failed")
        ? [event.country ?? event.location?.country]
        : [],
    );
    const countries = new Set(places.filter((country) => country !== undefined && country !== "")).size;
    expect(row).toMatchObject({
      FailedSignIns: failed.length,
      Items: new Set(items).size,
      Exports: exports.size,
      Countries: countries,
    });
    const points =
      Math.min(failed.length, 20) +
      10 * Math.max(countries - 1, 0) +
      Math.floor(new Set(items).size / 10) +
      10 * exports.size +
      Math.min(Number(row["Admin"]), 20);
    expect(row["Points"]).toBe(points);
  }
  expect(rows.map((row) => row["Points"])).toEqual(
    rows.map((row) => row["Points"]).toSorted((one, other) => Number(other) - Number(one)),
  );
});

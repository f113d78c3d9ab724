import { beforeAll, describe, expect, test } from "vitest";
import {
  leaver,
  newVersionUse,
  openIncident,
  record,
  sensitiveItem,
  suspension,
  time,
  timeOf,
} from "./answers-incident.ts";
import { edge, exposureOf, isChosen, isMachine, itemKey, lastOf, latest, people } from "./answers-uses.ts";

/* What tiles say of an incident, held against the record of what happened, worked out here in plain TypeScript. */

const { usages, audit } = record;

let answer: Awaited<ReturnType<typeof openIncident>> = async () =>
  await Promise.reject(new Error("Nothing is there yet."));
beforeAll(async () => {
  answer = await openIncident();
}, 60_000);

describe("tiles about items and service accounts", () => {
  test("most exposed items: people who saw the secret, who exported it, and links", async () => {
    const links = audit.filter((act) => isChosen(act) && act.action === "share" && act.object_type === "item");
    const expected = [...Map.groupBy(usages.filter(isChosen), itemKey).values()].map((uses) => {
      const { item_uuid: ItemUuid, vault_uuid: VaultUuid } = lastOf(uses);
      return {
        ItemUuid,
        VaultUuid,
        Saw: people(uses.filter(({ action }) => ["reveal", "secure-copy", "export", "share"].includes(action))),
        People: people(uses.filter((use) => !isMachine(use))),
        Exported: people(uses.filter(({ action }) => action === "export")),
        Links: links.filter(({ object_uuid: item }) => item === ItemUuid).length,
        Automation: people(uses.filter(isMachine)),
      };
    });
    const worst = expected.toSorted(
      (a, b) => b.Saw - a.Saw || b.People - a.People || b.Links - a.Links || (a.ItemUuid < b.ItemUuid ? -1 : 1),
    );
    const given = await answer("items-and-vaults/exposure", Object.keys(worst[0] ?? {}));
    expect(given).toEqual(worst.slice(0, 250));
    expect(given.some(({ Exported }) => Number(Exported) > 0)).toBe(true);
    expect(given.some(({ Links }) => Number(Links) > 0)).toBe(true);
  });

  test("who used the sensitive items, and who of them answers for it", async () => {
    const uses = usages.filter((use) => isChosen(use) && use.item_uuid === sensitiveItem.ItemUuid);
    const expected = [...Map.groupBy(uses, ({ user }) => user.email).entries()].map(([UserEmail, own]) => {
      const other = exposureOf(own) === "exported or shared" ? "exported or shared" : "somebody else";
      const Who = UserEmail === sensitiveItem.Owner ? "owner" : other;
      return { LastUse: edge(own, -1), Title: "Root account", Tier: "0", UserEmail, Who, Uses: own.length };
    });
    const given = await answer("items-and-vaults/sensitive", Object.keys(expected[0] ?? {}));
    expect(given).toEqual(expected.toSorted(latest));
    expect(given.map(({ Who }) => Who)).toContain("owner");
    expect(given.map(({ Who }) => Who)).toContain("somebody else");
  });

  test("everybody who ever used an item, who has left, and whether it was changed since", async () => {
    const changed = usages.find(({ uuid }) => uuid === newVersionUse);
    const uses = usages.filter(({ item_uuid: item }) => item === changed?.item_uuid);
    const expected = [...Map.groupBy(uses, ({ user }) => user.uuid).values()].map((own) => ({
      LastUse: edge(own, -1),
      UserEmail: lastOf(own).user.email,
      Exposure: exposureOf(own),
      Secret: own.some(({ uuid }) => uuid === newVersionUse) ? "has the newest version" : "item changed since",
      LeftAt: lastOf(own).user.uuid === leaver?.uuid ? timeOf(suspension) : "",
      Uses: own.length,
      FirstUse: edge(own, 0),
    }));
    const given = await answer("item/users", Object.keys(expected[0] ?? {}), { OneItem: [changed?.item_uuid ?? ""] });
    expect(given).toEqual(expected.toSorted(latest));
    expect(new Set(given.map(({ Secret }) => Secret)).size).toBe(2);
  });

  test("addresses that service accounts never had before the time range", async () => {
    const byAddress = Map.groupBy(usages.filter(isMachine), ({ user, client }) => `${user.uuid} ${client.ip_address}`);
    const known = new Set(
      usages.filter((use) => isMachine(use) && Date.parse(use.timestamp) < time.from).map(({ user }) => user.uuid),
    );
    const expected = [...byAddress.values()]
      .filter((uses) => Date.parse(edge(uses, 0)) >= time.from && known.has(lastOf(uses).user.uuid))
      .map((uses) => ({
        FirstSeen: edge(uses, 0),
        UserName: lastOf(uses).user.name,
        SrcIp: lastOf(uses).client.ip_address,
        Uses: uses.length,
        Items: new Set(uses.map(({ item_uuid: item }) => item)).size,
        LastSeen: edge(uses, -1),
      }));
    expect(expected.length).toBeGreaterThan(0);
    const given = await answer("service-accounts/new-networks", Object.keys(expected[0] ?? {}));
    expect(given).toEqual(expected.toSorted((a, b) => (a.FirstSeen < b.FirstSeen ? 1 : -1)));
  });
});

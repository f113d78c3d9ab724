import { describe, expect, it } from "vitest";
import { planRemoval } from "../../tools/deploy/uninstall/removal.ts";
import { all, apiVersion, group, ids, workspace } from "./uninstalling.ts";

describe("what is removed", () => {
  it("is deleted in an order that works, parts with their whole", () => {
    const { removals } = planRemoval(all, { deleteTable: true });
    expect(removals.map(({ id }) => id)).toEqual([
      ids.log,
      ids.site,
      ids.rule,
      ids.parser,
      ids.role,
      ids.dcr,
      ids.table,
      ids.plan,
      ids.vault,
      ids.storage,
      ids.link,
      ids.zone,
      ids.identity,
    ]);
  });

  it("is not the table, unless that was asked for", () => {
    const { removals, keptTables } = planRemoval(all, { deleteTable: false });
    expect(removals.map(({ id }) => id)).not.toContain(ids.table);
    expect(keptTables).toEqual([ids.table]);
  });

  it("is a part by itself when its whole belongs to somebody else", () => {
    const { removals } = planRemoval([{ id: ids.secret, apiVersion }], { deleteTable: false });
    expect(removals.map(({ id }) => id)).toEqual([ids.secret]);
  });

  it("is never a workspace", () => {
    expect(planRemoval([{ id: workspace, apiVersion }], { deleteTable: true }).removals).toEqual([]);
  });

  it("may be of a type that is not known here", () => {
    const thing = `${group}/Contoso.New/things/one`;
    const { removals } = planRemoval([{ id: thing, apiVersion }, ...all], { deleteTable: false });
    expect(removals.map(({ id }) => id).slice(0, 4)).toEqual([ids.log, ids.site, thing, ids.rule]);
  });
});

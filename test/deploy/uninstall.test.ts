import { describe, expect, it } from "vitest";
import { ids, inner, ours, parameters, setUpUninstallation, storage, subscription, workspace } from "./uninstalling.ts";

describe("npm run uninstall", () => {
  it("removes what Azure has recorded, wherever it is and whoever deployed it, and keeps the table", async () => {
    const { terminal, deleted, done } = setUpUninstallation();
    await done;
    expect(deleted).toEqual([
      `${ids.site} sites`,
      `${ids.rule} alertrules`,
      `${ids.role} roleassignments`,
      `${ids.vault} vaults`,
      inner,
      ours,
    ]);
    expect(terminal.lines).toEqual([
      "To be deleted, in this order: 4",
      "  function app op",
      "  analytics rule 1 on workspace w",
      "  role assignment 1 on key vault kv",
      "  key vault kv",
      "With the storage account go the checkpoints and the events kept in rejected-events.",
      "Stays, with its events: table OnePasswordEventLogs_CL of w. --delete-table deletes it too.",
      "  ✓ function app op, 0 ms",
      "  ✓ analytics rule 1 on workspace w, 0 ms",
      "  ✓ role assignment 1 on key vault kv, 0 ms",
      "  ✓ key vault kv, 0 ms",
      "Deleted the records of 2 deployments.",
      "Resource group rg is empty. It stays, because it was not made by npm run deploy.",
      "Key vault kv is soft-deleted: its name stays taken and its secrets can be brought back, until its retention is over.",
      `  Bring it back before deploying here again: az keyvault recover --subscription ${subscription} --name kv`,
      `  Or give it up for good: az keyvault purge --subscription ${subscription} --name kv`,
    ]);
  });

  it("deletes the table when that was asked for, and warns of the events", async () => {
    const { terminal, deleted, done } = setUpUninstallation({ options: { deleteTable: true } });
    await done;
    expect(deleted).toContain(`${ids.table} tables`);
    expect(terminal.lines).toContain("With the table go ALL events in it. They cannot be brought back.");
  });

  it("asks first, and takes no for an answer", async () => {
    const { terminal, deleted, done } = setUpUninstallation({ options: { yes: false }, answer: false });
    await done;
    expect(terminal.questions).toEqual(["Delete this?"]);
    expect(deleted).toEqual([]);
    expect(terminal.lines.at(-1)).toBe("Nothing was deleted.");
  });

  it("goes on where an earlier one ended", async () => {
    const { deleted, done } = setUpUninstallation({ gone: [ids.site, ids.rule] });
    await done;
    expect(deleted[0]).toBe(`${ids.role} roleassignments`);
  });

  it("takes away an empty resource group that npm run deploy made", async () => {
    const { deleted, done } = setUpUninstallation({ tags: { "onepassword-sentinel": "made by npm run deploy" } });
    await done;
    expect(deleted.at(-1)).toBe("rg");
  });

  it("keeps a resource group in which somebody has something else, and says what", async () => {
    const { terminal, deleted, done } = setUpUninstallation({
      tags: { "onepassword-sentinel": "made by npm run deploy" },
      others: [storage],
    });
    await done;
    expect(deleted).not.toContain("rg");
    expect(terminal.lines).toContain("Resource group rg stays: it has 1 other resources.");
    expect(terminal.lines).toContain("  storage account st");
  });

  it("leaves deployments alone that are not of this project, or for another workspace", async () => {
    const { onePasswordToken: _token, ...foreign } = parameters;
    const elsewhere = { ...parameters, workspaceResourceId: { type: "String", value: `${workspace}-2` } };
    const record = { id: ours, state: "Succeeded", outputs: {}, error: undefined };
    const { terminal, deleted, done } = setUpUninstallation({
      records: [
        { ...record, parameters: foreign },
        { ...record, parameters: elsewhere },
      ],
    });
    await done;
    expect(deleted).toEqual([]);
    expect(terminal.lines).toEqual([expect.stringMatching(/^Azure has no record of a deployment of this connector/u)]);
  });

  it("says that everything is gone already", async () => {
    const { terminal, done } = setUpUninstallation({ gone: Object.values(ids) });
    await done;
    expect(terminal.lines).toEqual(["Everything that was deployed into rg is gone already."]);
  });

  it("says that there is no such resource group", async () => {
    const { terminal, done } = setUpUninstallation({ manager: { resourceGroup: async () => undefined } });
    await done;
    expect(terminal.lines).toEqual(["There is no resource group rg in Production: nothing is to be uninstalled."]);
  });

  it("knows at each moment what is done", async () => {
    const { left, done } = setUpUninstallation();
    await done;
    expect(left).toEqual([
      "Nothing was deleted.",
      ...[1, 2, 3, 4].map((count) => `${count} of 4 are deleted. Run the same command again to go on.`),
    ]);
  });
});

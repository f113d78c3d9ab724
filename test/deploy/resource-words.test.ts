import { describe, expect, it } from "vitest";
import { readResourcePath } from "../../tools/deploy/azure/resource-path.ts";
import { nameResource } from "../../tools/deploy/azure/resource-words.ts";

const group = "/subscriptions/s/resourceGroups/g";
const vault = `${group}/providers/Microsoft.KeyVault/vaults/kv`;
const blobs = `${group}/providers/Microsoft.Storage/storageAccounts/st/blobServices/default`;

describe("a resource in words", () => {
  it.each([
    { id: vault, words: "key vault kv" },
    { id: `${vault}/secrets/token`, words: "secret token of kv" },
    { id: vault.toLowerCase(), words: "key vault kv" },
    {
      id: `${vault}/providers/Microsoft.Authorization/roleAssignments/1`,
      words: "role assignment 1 on key vault kv",
    },
    {
      id: `${blobs}/providers/Microsoft.Insights/diagnosticSettings/log`,
      words: "diagnostic setting log on blob service default of st",
    },
    {
      id: `${vault}/providers/Microsoft.Authorization/roleAssignments/dc642b23-3774-5f25-9b96-77ab49d047d5`,
      words: "role assignment dc642b23 on key vault kv",
    },
    { id: `${group}/providers/Contoso.New/things/one`, words: "Contoso.New/things one" },
    { id: "not an id", words: "not an id" },
  ])("$words", ({ id, words }) => {
    expect(nameResource(id)).toBe(words);
  });
});

describe("a resource id", () => {
  it("says what a part is a part of, and what an extension extends", () => {
    const assignment = `${vault}/providers/Microsoft.Authorization/roleAssignments/1`;
    expect(readResourcePath(vault)).toMatchObject({ above: undefined, extension: false, names: ["kv"] });
    expect(readResourcePath(`${vault}/secrets/t`)).toMatchObject({ above: vault, extension: false });
    expect(readResourcePath(assignment)).toMatchObject({ above: vault, extension: true });
    expect(readResourcePath(blobs)).toMatchObject({
      type: "Microsoft.Storage/storageAccounts/blobServices",
      subscription: "s",
      resourceGroup: "g",
    });
  });
});

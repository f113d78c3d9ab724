import { expect, it } from "vitest";

import { prepareForAttacks } from "../../local-cloud/attack-preparation.ts";
import type { PlacedResource } from "../../local-cloud/azure/resource-manager/resource-manager.ts";
import { createResourceStore } from "../../local-cloud/azure/resource-manager/resources.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";

const workspaceId = "/subscriptions/s/resourceGroups/siem/providers/Microsoft.OperationalInsights/workspaces/contoso";
const extension = `${workspaceId}/providers/Microsoft.SecurityInsights`;
const files = readRules(new URL("../../", import.meta.url).pathname, ["vault-exported", "password-spray"]);
const idOf = (slug: string): string => files.find((file) => file.slug === slug)?.id ?? "";

/** What is placed for attacks in a workspace with the watchlist HoneyItems and two rules that are disabled. */
async function placedFor(attacks: Parameters<typeof prepareForAttacks>[2]): Promise<readonly PlacedResource[]> {
  const resources = createResourceStore();
  const put = (type: string, name: string): void => {
    const sent = { properties: { displayName: name, enabled: false } };
    const id = `${extension}/${type}/${name}`;
    const whole = { id, name, type: `Microsoft.SecurityInsights/${type}`, apiVersion: "2025-09-01" };
    resources.put({ ...whole, sent, answered: sent });
  };
  put("watchlists", "HoneyItems");
  for (const { id } of files) put("alertRules", id);
  const placed: PlacedResource[] = [];
  const place = async (more: readonly PlacedResource[]): Promise<void> => void placed.push(...more);
  await prepareForAttacks({ resources, place }, workspaceId, attacks);
  return placed;
}

it("fills the watchlists that attacks need, and enables the rules over them", async () => {
  const row = { ItemUuid: "item-1" };
  const placed = await placedFor([{ rules: ["vault-exported"], watchlists: { HoneyItems: [row] } }]);
  expect(placed).toEqual([
    {
      id: expect.stringMatching(
        /\/watchlists\/HoneyItems\/watchlistItems\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u,
      ),
      apiVersion: "2025-09-01",
      body: { properties: { itemsKeyValue: row } },
    },
    {
      id: `${extension}/alertRules/${idOf("vault-exported")}`,
      apiVersion: "2025-09-01",
      body: { properties: { displayName: idOf("vault-exported"), enabled: true } },
    },
  ]);
});

it("gives the same row of two attacks the same name", async () => {
  const attack = { rules: [], watchlists: { HoneyItems: [{ ItemUuid: "item-1" }] } };
  const [one, other] = await placedFor([attack, attack]);
  expect(one?.id).toBe(other?.id);
});

it("does nothing for attacks without watchlists, and with what is not deployed", async () => {
  const unknown = { rules: ["no-such-rule"], watchlists: { Nothing: [{ ItemUuid: "item-1" }] } };
  expect(await placedFor([{ rules: ["password-spray"], watchlists: {} }, unknown])).toEqual([]);
});

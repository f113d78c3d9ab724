import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";

import { readRules } from "../tools/content/files/rule-file.ts";
import type { ResourceManager } from "./azure/resource-manager/resource-manager.ts";
import type { StoredResource } from "./azure/resource-manager/resource-type.ts";
import { isAtOrBelow } from "./azure/resource-manager/resources.ts";
import { merge, valueAt } from "./azure/resource-manager/types/rules/body.ts";
import { alertRuleType } from "./azure/sentinel/rule-of-resource.ts";
import type { Attack, Watchlists } from "./onepassword/attacks/attack.ts";

const root = path.join(import.meta.dirname, "..");
const watchlistType = "Microsoft.SecurityInsights/watchlists";

/** An attack and what its rules read in watchlists. */
export interface PreparedAttack {
  readonly rules: Attack["rules"];
  readonly watchlists: Watchlists;
}

/**
 * Does what a customer does after the deployment so that the rules of some attacks can see them: fills watchlists, and enables rules
 * that are deployed disabled because they need those. What is not deployed is left out.
 */
export async function prepareForAttacks(
  { resources, place }: Pick<ResourceManager, "resources" | "place">,
  workspaceId: string,
  attacks: readonly PreparedAttack[],
): Promise<void> {
  const deployed = (type: string): readonly StoredResource[] =>
    resources.list(type).filter(({ id }) => isAtOrBelow(id, workspaceId));
  const rows = attacks
    .flatMap(({ watchlists }) => Object.entries(watchlists))
    .flatMap(([alias, items]) => {
      const list = deployed(watchlistType).find(({ name }) => name === alias);
      return list === undefined ? [] : items.map((itemsKeyValue) => watchlistItem(list, { ...itemsKeyValue }));
    });
  const wanted = ruleIdsOf(attacks.filter(({ watchlists }) => Object.keys(watchlists).length > 0));
  const rules = deployed(alertRuleType)
    .filter(({ name, answered }) => wanted.has(name) && valueAt(answered, "properties.enabled") !== true)
    .map(({ id, apiVersion, sent }) => ({ id, apiVersion, body: merge(sent, { properties: { enabled: true } }) }));
  await place([...rows, ...rules]);
}

function watchlistItem({ id, apiVersion }: StoredResource, itemsKeyValue: Readonly<Record<string, string>>) {
  // The same row has the same name: an item that two attacks need is there once.
  const digits = createHash("sha256").update(JSON.stringify(itemsKeyValue)).digest("hex");
  const name = digits.replace(/^(.{8})(.{4})(.{3})(.{3})(.{12}).*$/u, "$1-$2-4$3-8$4-$5");
  return { id: `${id}/watchlistItems/${name}`, apiVersion, body: { properties: { itemsKeyValue } } };
}

/** Ids of the rules, by the names of their files. */
function ruleIdsOf(attacks: readonly PreparedAttack[]): ReadonlySet<string> {
  const slugs = [...new Set(attacks.flatMap(({ rules }) => rules))];
  const there = slugs.filter((slug) => existsSync(path.join(root, "analytics-rules", `${slug}.yaml`)));
  return new Set(readRules(root, there).map(({ id }) => id));
}

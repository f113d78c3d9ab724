import type { Company } from "../company/company.ts";
import type { Attack, AttackOptions } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "honey-item";

/** See `description`. */
export const honeyItem: Attack = {
  name,
  description:
    "Somebody looks through a vault with a stolen laptop and opens the item that nobody has a reason to open.",
  rules: ["honey-item-touched"],
  watchlists(company, options) {
    const { vault, bait } = start(company, options);
    return { HoneyItems: [{ ItemUuid: bait.uuid, VaultUuid: vault.uuid, Title: "AWS root (old)" }] };
  },
  events(company, options) {
    const { scene, thief, vault, bait } = start(company, options);
    const seat = scene.sitDown(0, thief);
    scene.uses(3, 3, { ...seat, vault, items: vault.items.slice(0, 4), action: "fill" });
    scene.usage(7, { ...seat, vault, item: bait, action: "reveal" });
    return scene.events();
  },
};

function start(company: Company, options: AttackOptions) {
  const scene = new Scene(company, name, options);
  const thief = scene.member(company);
  const vault = scene.random.pick(thief.vaults);
  // Not one of the vault's own items: work would touch it every day.
  const bait = { uuid: scene.random.lowerUuid(), version: 1 };
  return { scene, thief, vault, bait };
}

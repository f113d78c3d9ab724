import { access, sharedItem } from "../company/audit-subjects.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "rogue-administrator";

/** See `description`. */
export const rogueAdministrator: Attack = {
  name,
  description:
    "An administrator gives themselves a vault that is none of his business, copies twenty items of it within ten minutes, shares some by link with " +
    "somebody outside, and takes his access away again.",
  rules: ["vault-access-granted-to-self", "secrets-extracted-after-self-grant", "item-shared-outside"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const administrator = scene.administrator(company);
    const foreign = company.vaults.filter((vault) => !administrator.vaults.includes(vault));
    const vault = scene.random.pick(foreign);
    const seat = scene.sitDown(0, administrator);
    const own = { vaultUuid: vault.uuid, person: administrator };
    scene.act(4, seat, access("grant", scene.random, own));
    const items = scene.random.shuffle(vault.items).slice(0, 20);
    scene.uses(8, 10, { ...seat, vault, items, action: "secure-copy" });
    for (const [index, item] of items.slice(0, 6).entries()) {
      scene.act(20 + index, seat, sharedItem("share", scene.random, { vault, item }));
      scene.usage(20 + index, { ...seat, vault, item, action: "share" });
    }
    scene.act(30, seat, access("revoke", scene.random, own));
    return scene.events();
  },
};

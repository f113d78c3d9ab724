import { thing, userSubject } from "../company/audit-subjects.ts";
import type { Company } from "../company/company.ts";
import type { Attack, AttackOptions } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "leaver-bulk-reveal";
const dayMs = 86_400_000;

/** See `description`. */
export const leaverBulkReveal: Attack = {
  name,
  description:
    "On the last evening somebody who leaves opens up to 60 items of all their vaults within 15 minutes (reveal and " +
    "secure-copy, own laptop, at home) and exports a vault; 14 hours later an administrator suspends the account.",
  rules: ["bulk-reveal", "leaver-bulk-reveal", "vault-exported", "vault-exported-before-leaving"],
  watchlists(company, options) {
    const { leaver } = start(company, options);
    return {
      Leavers: [{ UserEmail: leaver.user.email, LastDay: new Date(options.at + dayMs).toISOString().slice(0, 10) }],
    };
  },
  events(company, options) {
    const { scene, leaver } = start(company, options);
    const seat = scene.sitDown(0, leaver);
    const all = leaver.vaults.flatMap((vault) => vault.items.map((item) => ({ vault, item })));
    const loot = scene.random.shuffle(all).slice(0, 60);
    for (const [index, { vault, item }] of loot.entries()) {
      const action = scene.random.chance(0.6) ? "reveal" : "secure-copy";
      scene.usage(2 + (index / loot.length) * 15, { ...seat, vault, item, action });
    }
    const exported = scene.random.pick(leaver.vaults);
    scene.act(19, seat, thing("export", "vault", exported.uuid));
    // An export leaves one usage for each item of the vault.
    scene.uses(19.1, 0.1, { ...seat, vault: exported, items: exported.items, action: "export" });

    const administrator = scene.administrator(company);
    const desk = scene.sitDown(14 * 60, administrator, administrator.networks.office);
    scene.act(14 * 60 + 5, desk, userSubject("suspend", leaver));
    return scene.events();
  },
};

function start(company: Company, options: AttackOptions) {
  const scene = new Scene(company, name, options);
  return { scene, leaver: scene.member(company) };
}

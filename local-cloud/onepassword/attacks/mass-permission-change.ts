import { access } from "../company/audit-subjects.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "mass-permission-change";

/** See `description`. */
export const massPermissionChange: Attack = {
  name,
  description:
    "A script with an administrator's session gives up to forty people access to vault after vault, two a minute more than any hand could.",
  rules: ["mass-permission-change"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const seat = scene.sitDown(0, scene.administrator(company));
    const vaults = scene.random.shuffle(company.vaults);
    for (let step = 0; step < 80; step++) {
      const vault = vaults[step % 6] ?? scene.random.pick(vaults);
      const fields = { vaultUuid: vault.uuid, person: scene.random.pick(company.people) };
      scene.act(2 + step * 0.2, seat, access("grant", scene.random, fields));
    }
    return scene.events();
  },
};

import { userSubject } from "../company/audit-subjects.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "recovery-abuse";

/** See `description`. */
export const recoveryAbuse: Attack = {
  name,
  description:
    "An administrator begins and completes the recovery of a colleague who asked for none, signs in as him from his own home within the hour, changes the " +
    "password and reveals a dozen items.",
  rules: ["recovery-followed-by-sign-in"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const administrator = scene.administrator(company);
    const victim = scene.member(company);
    const seat = scene.sitDown(0, administrator);
    scene.act(3, seat, userSubject("beginr", victim));
    scene.act(20, seat, userSubject("completr", victim));
    const inside = scene.breakIn(28, victim.user, administrator.networks.home, strangeBrowser);
    scene.act(29, inside, userSubject("changemp", victim));
    const vault = scene.random.pick(victim.vaults);
    scene.uses(33, 12, { ...inside, vault, items: scene.random.shuffle(vault.items).slice(0, 12), action: "reveal" });
    return scene.events();
  },
};

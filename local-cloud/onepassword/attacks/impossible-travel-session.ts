import { sharedItem } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "impossible-travel-session";

/** See `description`. */
export const impossibleTravelSession: Attack = {
  name,
  description:
    "A stolen session: somebody signs in at home, and 25 minutes later the same session acts from a far city that no " +
    "plane reaches in that time (audit events with the session's uuid, another address); the attacker signs in from there too. " +
    "The person goes on using items at home.",
  rules: ["impossible-travel", "one-session-in-two-countries"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const victim = scene.member(company);
    const far = attackerNetwork(3, scene.random.pick(farCities));
    const home = scene.sitDown(0, victim);
    const stolen = { ...home, network: far, session: { ...home.session, ip: far.ip } };
    const vault = scene.random.pick(victim.vaults);
    scene.breakIn(34, victim.user, far, strangeBrowser);
    for (let step = 0; step < 4; step++) {
      const item = scene.random.pick(vault.items);
      scene.usage(10 + step * 8, { ...home, vault, item, action: "fill" });
      scene.usage(27 + step * 2, { ...stolen, app: strangeBrowser, vault, item, action: "reveal" });
      scene.act(25 + step * 2, stolen, sharedItem("share", scene.random, { vault, item }));
    }
    return scene.events();
  },
};

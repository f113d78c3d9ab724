import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "mfa-fatigue";

/** See `description`. */
export const mfaFatigue: Attack = {
  name,
  description:
    "The attacker has password and Secret Key and calls the second factor again and again: fifteen Duo requests time out or are refused within twenty minutes, " +
    "then the tired owner agrees.",
  rules: ["mfa-fatigue"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const victim = scene.member(company);
    const network = attackerNetwork(11, scene.random.pick(farCities));
    const origin = { user: victim.user, app: strangeBrowser, network };
    for (let call = 0; call < 15; call++) {
      scene.fail(call * 1.3, origin, "mfa_failed", scene.random.chance(0.7) ? "duo_timeout" : "duo_bad");
    }
    const inside = scene.breakIn(21, victim.user, network, strangeBrowser, "mfa_ok");
    const vault = scene.random.pick(victim.vaults);
    scene.uses(24, 5, { ...inside, vault, items: scene.random.shuffle(vault.items).slice(0, 5), action: "reveal" });
    return scene.events();
  },
};

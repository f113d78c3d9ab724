import { accountSubject } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "firewall-loosened-then-in";

/** See `description`. */
export const firewallLoosenedThenIn: Attack = {
  name,
  description:
    "Sign-ins of a colleague from a far country are stopped by the firewall; an administrator whose session was taken over changes its rules; an hour later " +
    "the colleague's account gets in from that country.",
  rules: ["firewall-rule-changed", "firewall-loosened-then-sign-in-from-new-place"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const administrator = scene.administrator(company);
    const victim = scene.member(company);
    const network = attackerNetwork(10, scene.random.pick(farCities));
    const origin = { user: victim.user, app: strangeBrowser, network };
    for (let tries = 0; tries < 3; tries++) scene.fail(tries * 2, origin, "firewall_failed", "country_blocked");
    const seat = scene.sitDown(20, administrator);
    scene.act(24, seat, accountSubject("updatfw", company));
    const inside = scene.breakIn(84, victim.user, network, strangeBrowser);
    const vault = scene.random.pick(victim.vaults);
    scene.uses(86, 4, { ...inside, vault, items: scene.random.shuffle(vault.items).slice(0, 4), action: "reveal" });
    return scene.events();
  },
};

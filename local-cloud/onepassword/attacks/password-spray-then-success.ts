import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "password-spray-then-success";

/** See `description`. */
export const passwordSprayThenSuccess: Attack = {
  name,
  description:
    "From two addresses in a far city, one wrong password for each of up to 25 people within twelve minutes; then a dozen for one of " +
    "them and a success, from the same address, who reveals five items.",
  rules: ["password-spray", "failures-then-success"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const city = scene.random.pick(farCities);
    const networks = [attackerNetwork(1, city), attackerNetwork(2, city)];
    const targets = scene.random.shuffle(company.people).slice(0, 25);
    const wrongPassword = ["credentials_failed", "password_secret_bad"] as const;
    for (const [index, { user }] of targets.entries()) {
      const origin = { user, app: strangeBrowser, network: scene.random.pick(networks) };
      scene.fail((index / targets.length) * 12, origin, ...wrongPassword);
    }
    const victim = scene.random.pick(targets);
    const origin = { user: victim.user, app: strangeBrowser, network: scene.random.pick(networks) };
    for (let tries = 0; tries < 12; tries++) scene.fail(13 + tries * 0.4, origin, ...wrongPassword);
    scene.signIn(19, origin);
    const vault = scene.random.pick(victim.vaults);
    scene.uses(21, 2, { ...origin, vault, items: scene.random.shuffle(vault.items).slice(0, 5), action: "reveal" });
    return scene.events();
  },
};

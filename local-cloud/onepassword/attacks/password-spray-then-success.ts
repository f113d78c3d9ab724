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
    "From two addresses in a far city, one wrong password for each of up to 25 people within twelve minutes; then a " +
    "success for one of them from the same address, who reveals five items.",
  events(company, options) {
    const scene = new Scene(company, name, options);
    const city = scene.random.pick(farCities);
    const networks = [attackerNetwork(1, city), attackerNetwork(2, city)];
    const targets = scene.random.shuffle(company.people).slice(0, 25);
    for (const [index, { user }] of targets.entries()) {
      const network = scene.random.pick(networks);
      const minute = (index / targets.length) * 12;
      scene.signIn(minute, {
        user,
        app: strangeBrowser,
        network,
        category: "credentials_failed",
        type: "password_secret_bad",
      });
    }
    const victim = scene.random.pick(targets);
    const origin = { user: victim.user, app: strangeBrowser, network: scene.random.pick(networks) };
    scene.signIn(14, origin);
    const vault = scene.random.pick(victim.vaults);
    for (const [index, item] of scene.random.shuffle(vault.items).slice(0, 5).entries()) {
      scene.usage(16 + index * 0.4, { ...origin, vault, item, action: "reveal" });
    }
    return scene.events();
  },
};

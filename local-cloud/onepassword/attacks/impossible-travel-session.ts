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
    "plane reaches in that time (audit events with the session's uuid, another address), while the person goes on using items at home.",
  events(company, options) {
    const scene = new Scene(company, name, options);
    const victim = scene.member(company);
    const far = attackerNetwork(3, scene.random.pick(farCities));
    const laptop = scene.random.pick(victim.devices.slice(0, 1));
    const home = { user: victim.user, app: laptop.app, network: victim.networks.home };
    const session = { ...scene.signIn(0, home), device_uuid: laptop.uuid };
    const stolen = { ...session, ip: far.ip };
    const vault = scene.random.pick(victim.vaults);
    for (let step = 0; step < 4; step++) {
      const item = scene.random.pick(vault.items);
      scene.usage(10 + step * 8, { ...home, vault, item, action: "fill" });
      scene.usage(27 + step * 2, {
        user: victim.user,
        app: strangeBrowser,
        network: far,
        vault,
        item,
        action: "reveal",
      });
      const subject = {
        action: "share",
        object_type: "item",
        object_uuid: item.uuid,
        aux_id: scene.random.int(100_000, 9_999_999),
        aux_uuid: vault.uuid,
      };
      scene.audit(25 + step * 2, { actor: victim.user, session: stolen, network: far, subject });
    }
    return scene.events();
  },
};

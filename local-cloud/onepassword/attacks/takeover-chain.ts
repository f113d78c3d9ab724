import { auxUser, thing, userSubject } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser, strangeDesktop } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "takeover-chain";

/** See `description`. */
export const takeoverChain: Attack = {
  name,
  description:
    "Phished: a few wrong passwords and a success from a country where the company is not, a new device is enrolled, Secret Key and account password are " +
    "changed, a vault is exported. All within half an hour.",
  rules: ["takeover-chain", "vault-exported"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const victim = scene.member(company);
    const network = attackerNetwork(9, scene.random.pick(farCities));
    const origin = { user: victim.user, app: strangeBrowser, network };
    for (let tries = 0; tries < 4; tries++) scene.fail(tries, origin, "credentials_failed", "password_secret_bad");
    const seat = scene.breakIn(5, victim.user, network, strangeBrowser);
    const device = thing("create", "device", seat.session.device_uuid);
    scene.act(6, seat, { ...device, ...auxUser(scene.random, victim) });
    scene.act(12, seat, userSubject("changesk", victim));
    scene.act(14, seat, userSubject("changemp", victim));
    const vault = scene.random.pick(victim.vaults);
    scene.act(25, seat, thing("export", "vault", vault.uuid));
    scene.uses(25.1, 0.1, { ...seat, app: strangeDesktop, vault, items: vault.items, action: "export" });
    return scene.events();
  },
};

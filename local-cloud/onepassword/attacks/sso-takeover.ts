import { accountSubject, thing, userSubject } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "sso-takeover";

/** See `description`. */
export const ssoTakeover: Attack = {
  name,
  description:
    "An administrator's account, signed in from an address never seen before, looks at a report, verifies a domain, changes the SSO policy, adds " +
    "an SSO group and turns SSO on; then a colleague is signed in through the attacker's identity provider (`federated`), a trusted device is " +
    "set up for him and items are revealed.",
  rules: ["sso-configuration-changed", "sso-takeover-chain", "trusted-device-after-loosened-sso"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const administrator = scene.administrator(company);
    const network = attackerNetwork(5, scene.random.pick(farCities));
    const seat = scene.breakIn(0, administrator.user, network, strangeBrowser, "mfa_ok");
    const sso = scene.random.lowerUuid();
    const group = scene.random.pick(company.groups);
    const steps = [
      thing("view", "report", scene.random.lowerUuid()),
      accountSubject("vrfydmn", company, "contoso-sso.example"),
      thing("chngpsso", "sso", sso),
      thing("chngdsso", "sso", sso),
      { ...thing("addgsso", "sso", sso), aux_uuid: group.uuid },
      thing("enblsso", "sso", sso),
    ];
    for (const [index, subject] of steps.entries()) scene.act(3 + index * 2, seat, subject);
    const victim = scene.member(company);
    const inside = scene.breakIn(20, victim.user, network, strangeBrowser, "federated");
    scene.act(20.5, inside, userSubject("tdvcsso", victim));
    const vault = scene.random.pick(victim.vaults);
    scene.uses(22, 8, { ...inside, vault, items: scene.random.shuffle(vault.items).slice(0, 8), action: "reveal" });
    return scene.events();
  },
};

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
    "An administrator's account, signed in from an address never seen before, looks at a report, changes the SSO policy, adds an SSO " +
    "group and turns SSO on; then a colleague is signed in through the attacker's identity provider (`federated`) and items are revealed.",
  events(company, options) {
    const scene = new Scene(company, name, options);
    const administrator = scene.random.pick(company.administrators);
    const network = attackerNetwork(5, scene.random.pick(farCities));
    const session = scene.signIn(0, { user: administrator.user, app: strangeBrowser, network, type: "mfa_ok" });
    const sso = scene.random.lowerUuid();
    const group = scene.random.pick(company.groups);
    const steps = [
      { action: "view", object_type: "report", object_uuid: scene.random.lowerUuid() },
      { action: "chngpsso", object_type: "sso", object_uuid: sso },
      { action: "chngdsso", object_type: "sso", object_uuid: sso },
      { action: "addgsso", object_type: "sso", object_uuid: sso, aux_uuid: group.uuid },
      { action: "enblsso", object_type: "sso", object_uuid: sso },
    ];
    for (const [index, subject] of steps.entries()) {
      scene.audit(3 + index * 2, { actor: administrator.user, session, network, subject });
    }
    const victim = scene.member(company);
    const origin = { user: victim.user, app: strangeBrowser, network };
    scene.signIn(20, { ...origin, type: "federated" });
    const vault = scene.random.pick(victim.vaults);
    for (const [index, item] of scene.random.shuffle(vault.items).slice(0, 8).entries()) {
      scene.usage(22 + index, { ...origin, vault, item, action: "reveal" });
    }
    return scene.events();
  },
};

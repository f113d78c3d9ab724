import { access, membership, userSubject } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "msp-external-actor";

/** See `description`. */
export const mspExternalActor: Attack = {
  name,
  description:
    "A technician of a managed service provider, never seen in this account before, puts a colleague into the administrators' group, gives him a vault and recovers his account.",
  rules: ["external-actor-administers"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const account = scene.random.upperUuid();
    const technician = {
      uuid: scene.random.upperUuid(),
      name: "Kim Provider",
      email: "kim@msp.example",
      user_type: "external_user",
      user_account_uuid: account,
    };
    const network = attackerNetwork(15, scene.random.pick(farCities));
    const { session } = scene.breakIn(0, technician, network, strangeBrowser, "mfa_ok");
    const victim = scene.member(company);
    const group = company.groups.at(-1) ?? scene.random.pick(company.groups);
    const steps = [
      membership("join", scene.random, { groupUuid: group.uuid, person: victim }),
      membership("role", scene.random, { groupUuid: group.uuid, person: victim, role: "A" }),
      access("grant", scene.random, { vaultUuid: scene.random.pick(company.vaults).uuid, person: victim }),
      userSubject("beginr", victim),
      userSubject("completr", victim),
    ];
    const external = { actorType: "external_user", actorAccountUuid: account };
    for (const [index, subject] of steps.entries()) {
      scene.audit(4 + index * 3, { actor: technician, session, network, subject, ...external });
    }
    return scene.events();
  },
};

import { membership } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "session-theft";

/** See `description`. */
export const sessionTheft: Attack = {
  name,
  description:
    "Malware copies an administrator's session while he is at lunch: the session that was opened at home begins to act from another country, " +
    "delegates itself, and puts a colleague into groups. No new sign-in.",
  rules: ["one-session-in-two-countries"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const administrator = scene.administrator(company);
    const seat = scene.sitDown(0, administrator);
    const network = attackerNetwork(7, scene.random.pick(farCities));
    const stolen = { ...seat, network, session: { ...seat.session, ip: network.ip } };
    const vault = scene.random.pick(administrator.vaults);
    scene.act(5, seat, { action: "patch", object_type: "items", object_uuid: vault.uuid, aux_id: 4711, aux_info: "1" });
    scene.act(95, stolen, {
      action: "dlgsess",
      object_type: "dlgdsess",
      object_uuid: scene.random.upperUuid(),
      aux_uuid: stolen.session.uuid,
    });
    const accomplice = scene.member(company);
    for (const [index, { uuid }] of company.groups.slice(-3).entries()) {
      const subject = membership("join", scene.random, { groupUuid: uuid, person: accomplice });
      scene.act(98 + index, stolen, subject);
    }
    return scene.events();
  },
};

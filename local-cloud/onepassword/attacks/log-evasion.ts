import { thing } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "log-evasion";

/** See `description`. */
export const logEvasion: Attack = {
  name,
  description:
    "From a stolen administrator's account the token of the Events integration is revoked: it is the last that the workspace hears of 1Password.",
  rules: ["events-integration-token-revoked", "connector-refused"],
  silentAfter: 12,
  events(company, options) {
    const scene = new Scene(company, name, options);
    const network = attackerNetwork(12, scene.random.pick(farCities));
    const seat = scene.breakIn(0, scene.administrator(company).user, network, strangeBrowser, "mfa_ok");
    scene.act(2, seat, thing("view", "report", scene.random.lowerUuid()));
    for (let step = 0; step < 4; step++) {
      const about = step === 3 ? "Events Reporting (Microsoft Sentinel)" : "old token";
      scene.act(4 + step, seat, thing(step === 3 ? "trevoke" : "tverify", "satoken", scene.random.lowerUuid(), about));
    }
    return scene.events();
  },
};

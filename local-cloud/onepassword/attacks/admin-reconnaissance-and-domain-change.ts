import { accountSubject, thing } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "admin-reconnaissance-and-domain-change";

/** See `description`. */
export const adminReconnaissanceAndDomainChange: Attack = {
  name,
  description:
    "A stolen administrator's account looks at and exports report after report, then removes the company's verified domain and adds another that looks like it.",
  rules: ["administrative-reconnaissance", "verified-domain-changed"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const network = attackerNetwork(13, scene.random.pick(farCities));
    const seat = scene.breakIn(0, scene.administrator(company).user, network, strangeBrowser, "mfa_ok");
    for (let step = 0; step < 12; step++) {
      const action = step % 4 === 3 ? "export" : "view";
      scene.act(2 + step * 1.5, seat, thing(action, "report", scene.random.lowerUuid(), "usage"));
    }
    scene.act(24, seat, accountSubject("dvrfydmn", company, "contoso.example"));
    scene.act(26, seat, accountSubject("vrfydmn", company, "c0ntoso.example"));
    return scene.events();
  },
};

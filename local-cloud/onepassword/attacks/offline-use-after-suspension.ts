import { userSubject } from "../company/audit-subjects.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "offline-use-after-suspension";

/** See `description`. */
export const offlineUseAfterSuspension: Attack = {
  name,
  description:
    "Somebody is suspended at noon. The laptop was offline before and stays so: in the evening thirty items are revealed on it, which 1Password learns of ten hours later, " +
    "when it is connected for a moment.",
  rules: ["usage-uploaded-after-suspension"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const leaver = scene.member(company);
    const administrator = scene.administrator(company);
    const morning = scene.sitDown(0, leaver);
    const desk = scene.sitDown(60, administrator);
    scene.act(62, desk, userSubject("suspend", leaver));
    const vault = scene.random.pick(leaver.vaults);
    const items = scene.random.shuffle(vault.items).slice(0, 30);
    scene.uses(300, 20, { ...morning, vault, items, action: "reveal", sentAfter: 600 });
    return scene.events();
  },
};

import { sharedItem, thing } from "../company/audit-subjects.ts";
import { attackerNetwork } from "../company/networks.ts";
import { officeCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeBrowser } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "guest-promoted-then-share";

/** See `description`. */
export const guestPromotedThenShare: Attack = {
  name,
  description:
    "An administrator makes a guest a full member without a ticket; the guest signs in and shares five items by link with somebody outside within the hour.",
  rules: ["guest-promoted", "item-shared-outside"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const guest = { uuid: scene.random.upperUuid(), name: "Robin Example", email: "robin@partner.example" };
    const seat = scene.sitDown(0, scene.administrator(company));
    scene.act(5, seat, { ...thing("upguest", "user", guest.uuid), object_details: guest });
    const network = attackerNetwork(14, scene.random.pick(officeCities));
    const inside = scene.breakIn(25, guest, network, strangeBrowser);
    const vault = scene.random.pick(company.vaults);
    for (const [index, item] of scene.random.shuffle(vault.items).slice(0, 5).entries()) {
      scene.act(30 + index * 2, inside, sharedItem("share", scene.random, { vault, item }));
      scene.usage(30 + index * 2, { ...inside, vault, item, action: "share" });
    }
    return scene.events();
  },
};

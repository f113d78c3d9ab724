import { thing } from "../company/audit-subjects.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "destruction";

/** See `description`. */
export const destruction: Attack = {
  name,
  description:
    "An administrator who was given notice deletes all items of four vaults, empties the trash and deletes the vaults, within a quarter of an hour.",
  rules: ["items-destroyed"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const seat = scene.sitDown(0, scene.administrator(company));
    for (const [index, { uuid, items }] of scene.random.shuffle(company.vaults).slice(0, 4).entries()) {
      const count = { aux_id: scene.random.int(1000, 99_999), aux_info: String(items.length) };
      scene.act(2 + index * 3, seat, { ...thing("delete", "items", uuid), ...count });
      scene.act(3 + index * 3, seat, { ...thing("purge", "items", uuid), ...count });
      scene.act(4 + index * 3, seat, thing("delete", "vault", uuid));
    }
    return scene.events();
  },
};

import { thing } from "../company/audit-subjects.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "connector-stopped";

/** See `description`. */
export const connectorStopped: Attack = {
  name,
  description:
    "Somebody who has rights in Azure stops the connector; twenty minutes later an administrator exports three vaults, of which the workspace hears nothing.",
  rules: ["connector-silent"],
  silentAfter: 20,
  silentBecause: "stopped",
  events(company, options) {
    const scene = new Scene(company, name, options);
    const administrator = scene.administrator(company);
    const seat = scene.sitDown(0, administrator);
    for (let step = 0; step < 3; step++) scene.act(5 + step, seat, thing("view", "report", scene.random.lowerUuid()));
    for (const [index, { uuid }] of scene.random.shuffle(company.vaults).slice(0, 3).entries()) {
      scene.act(40 + index, seat, thing("export", "vault", uuid));
    }
    return scene.events();
  },
};

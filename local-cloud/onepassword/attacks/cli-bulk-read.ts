import { terminalOn } from "../company/devices.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "cli-bulk-read";

/** See `description`. */
export const cliBulkRead: Attack = {
  name,
  description:
    "A package that a colleague's laptop installed calls the command line tool while it is unlocked: 80 items and more of all vaults are read within four minutes, at " +
    "home, by somebody who never used that tool.",
  rules: ["cli-bulk-read"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const victim = scene.random.pick(company.people.filter((person) => !person.usesCommandLine));
    const seat = scene.sitDown(0, victim);
    const { app } = terminalOn(scene.laptop(victim), scene.random.lowerUuid());
    const all = victim.vaults.flatMap((vault) => vault.items.map((item) => ({ vault, item })));
    for (const [index, { vault, item }] of all.slice(0, 200).entries()) {
      scene.usage(40 + (index / all.length) * 4, { ...seat, app, vault, item, action: "server-fetch" });
    }
    return scene.events();
  },
};

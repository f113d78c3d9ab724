import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "leaver-bulk-reveal";

/** See `description`. */
export const leaverBulkReveal: Attack = {
  name,
  description:
    "On the last evening somebody who leaves opens up to 60 items of all their vaults within 15 minutes (reveal and " +
    "secure-copy, own laptop, at home) and exports a vault; 14 hours later an administrator suspends the account.",
  events(company, options) {
    const scene = new Scene(company, name, options);
    const leaver = scene.member(company);
    const laptop = scene.random.pick(leaver.devices.slice(0, 1));
    const network = leaver.networks.home;
    const origin = { user: leaver.user, app: laptop.app, network };
    const session = { ...scene.signIn(0, origin), device_uuid: laptop.uuid };
    const all = leaver.vaults.flatMap((vault) => vault.items.map((item) => ({ vault, item })));
    const loot = scene.random.shuffle(all).slice(0, 60);
    for (const [index, { vault, item }] of loot.entries()) {
      const action = scene.random.chance(0.6) ? "reveal" : "secure-copy";
      scene.usage(2 + (index / loot.length) * 15, { ...origin, vault, item, action });
    }
    const exported = scene.random.pick(leaver.vaults);
    const subject = { action: "export", object_type: "vault", object_uuid: exported.uuid };
    scene.audit(19, { actor: leaver.user, session, network, subject });
    // An export leaves one usage for each item of the vault.
    for (const item of exported.items) scene.usage(19.1, { ...origin, vault: exported, item, action: "export" });

    const administrator = scene.random.pick(company.administrators);
    const desk = { app: scene.random.pick(administrator.devices).app, network: administrator.networks.office };
    const morning = scene.signIn(14 * 60, { user: administrator.user, ...desk });
    scene.audit(14 * 60 + 5, {
      actor: administrator.user,
      session: morning,
      network: desk.network,
      subject: {
        action: "suspend",
        object_type: "user",
        object_uuid: leaver.user.uuid,
        object_details: leaver.user,
      },
    });
    return scene.events();
  },
};

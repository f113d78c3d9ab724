import { thing } from "../company/audit-subjects.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "service-account-token-used-after-revocation";

/** See `description`. */
export const serviceAccountTokenUsedAfterRevocation: Attack = {
  name,
  description:
    "An administrator revokes a build job's token because it leaked; two hours later the account still fetches items, from its usual machine: another token of it " +
    "is in use that nobody knows of.",
  rules: ["service-account-token-used-after-revocation"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const administrator = scene.administrator(company);
    const { user, vault, app, network } = scene.random.pick(company.serviceAccounts);
    const seat = scene.sitDown(0, administrator);
    const token = thing("trevoke", "satoken", scene.random.lowerUuid(), user.name);
    scene.act(3, seat, { ...token, aux_uuid: user.uuid, aux_details: user });
    scene.uses(123, 2, { user, app, network, vault, items: vault.items.slice(0, 6), action: "server-fetch" });
    return scene.events();
  },
};

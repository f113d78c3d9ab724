import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { strangeCommandLine } from "./attacker-apps.ts";
import { Scene } from "./scene.ts";

const name = "service-account-token-from-new-network";

/** See `description`. */
export const serviceAccountTokenFromNewNetwork: Attack = {
  name,
  description:
    "A build job's token, stolen by malware in a dependency, is used from an address and a machine never seen before: every item " +
    "of the job's vault is fetched within three minutes, while the job itself goes on as ever.",
  rules: ["service-account-from-new-network"],
  events(company, options) {
    const scene = new Scene(company, name, options);
    const { user, vault } = scene.random.pick(company.serviceAccounts);
    const network = attackerNetwork(6, scene.random.pick(farCities));
    scene.uses(0, 3, { user, app: strangeCommandLine, network, vault, items: vault.items, action: "server-fetch" });
    return scene.events();
  },
};

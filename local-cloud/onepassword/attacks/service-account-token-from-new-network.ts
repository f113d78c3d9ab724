import { commandLineApp } from "../company/devices.ts";
import { attackerNetwork } from "../company/networks.ts";
import { farCities } from "../company/places.ts";
import type { Attack } from "./attack.ts";
import { Scene } from "./scene.ts";

const name = "service-account-token-from-new-network";

/** See `description`. */
export const serviceAccountTokenFromNewNetwork: Attack = {
  name,
  description:
    "A build job's token, stolen by malware in a dependency, is used from an address and a machine never seen before: every item " +
    "of the job's vault is fetched within three minutes, while the job itself goes on as ever.",
  events(company, options) {
    const scene = new Scene(company, name, options);
    const { user, vault } = scene.random.pick(company.serviceAccounts);
    const network = attackerNetwork(6, scene.random.pick(farCities));
    const app = { ...commandLineApp("vps-7f3a"), app_version: "2290000" };
    for (const [index, item] of vault.items.entries()) {
      const minute = (index / vault.items.length) * 3;
      scene.usage(minute, { user, app, network, vault, item, action: "server-fetch" });
    }
    return scene.events();
  },
};

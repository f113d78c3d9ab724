import type { App } from "../company/devices.ts";

/** A browser on a machine that the company does not own. */
export const strangeBrowser: App = {
  app_name: "1Password for Web",
  app_version: "2211",
  platform_name: "Chrome",
  platform_version: "138.0.7204.50",
  os_name: "Windows",
  os_version: "10.0.19045",
};

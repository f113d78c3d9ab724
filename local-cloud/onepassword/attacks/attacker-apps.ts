import { commandLineApp } from "../company/devices.ts";
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

/** The desktop app, freshly installed on such a machine. */
export const strangeDesktop: App = {
  app_name: "1Password for Windows",
  app_version: "81202007",
  platform_name: "DESKTOP-7Q2KD1V",
  platform_version: "VMware20,1",
  os_name: "Windows",
  os_version: "10.0.19045",
};

/** The command line tool on a rented server. */
export const strangeCommandLine: App = { ...commandLineApp("vps-7f3a"), app_version: "2290000" };

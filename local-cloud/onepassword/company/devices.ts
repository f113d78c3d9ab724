import type { Client } from "../event-shapes.ts";
import { chooser } from "./random.ts";
import type { Random } from "./random.ts";

/** What a device says of itself in an event, but for the address. */
export type App = Omit<Client, "ip_address">;

/** A device that 1Password knows, with the app on it. */
export type Device = {
  readonly uuid: string;
  readonly kind: "laptop" | "browser" | "phone" | "terminal";
  readonly app: App;
};

const laptopSystems = chooser([
  [5, { app: "1Password for Mac", os: "MacOSX", versions: ["15.6.1", "15.7", "26.1"], model: "MacBookPro18,3" }],
  [4, { app: "1Password for Windows", os: "Windows", versions: ["10.0.26100", "10.0.22631"], model: "Latitude 7450" }],
  [1, { app: "1Password for Linux", os: "Linux", versions: ["6.8.0", "6.11.0"], model: "ThinkPad X1" }],
]);
const phoneSystems = chooser([
  [6, { app: "1Password for iOS", os: "iOS", versions: ["18.6", "26.0.1"], model: "iPhone16,1" }],
  [4, { app: "1Password for Android", os: "Android", versions: ["15", "16"], model: "Pixel 9" }],
]);
const browsers = chooser([
  [7, { name: "Chrome", version: "145.0.7632.76" }],
  [2, { name: "Edge", version: "145.0.3800.58" }],
  [1, { name: "Firefox", version: "147.0" }],
]);

/** A person's devices: a laptop, the browser extension on it, and mostly a phone. `number` names the laptop. */
export function ownDevices(random: Random, number: number): readonly Device[] {
  const system = laptopSystems(random);
  const osVersion = random.pick(system.versions);
  const laptop: Device = {
    uuid: random.lowerUuid(),
    kind: "laptop",
    app: {
      app_name: system.app,
      app_version: "81202007",
      // The desktop app sends the host name here.
      platform_name: `CONTOSO-LT-${String(number).padStart(4, "0")}`,
      platform_version: system.model,
      os_name: system.os,
      os_version: osVersion,
    },
  };
  const browser = browsers(random);
  const extension: Device = {
    uuid: random.lowerUuid(),
    kind: "browser",
    app: {
      app_name: "1Password Browser Extension",
      app_version: "81202007",
      platform_name: browser.name,
      platform_version: browser.version,
      os_name: system.os,
      os_version: osVersion,
    },
  };
  return random.chance(0.7) ? [laptop, extension, ownPhone(random)] : [laptop, extension];
}

function ownPhone(random: Random): Device {
  const system = phoneSystems(random);
  return {
    uuid: random.lowerUuid(),
    kind: "phone",
    app: {
      app_name: system.app,
      app_version: "81202007",
      platform_name: system.model,
      platform_version: "1",
      os_name: system.os,
      os_version: random.pick(system.versions),
    },
  };
}

/** The command line tool on somebody's laptop. */
export function terminalOn(laptop: Device, uuid: string): Device {
  const { platform_name: host, os_name: os, os_version: version } = laptop.app;
  const app = { ...commandLineApp(host), platform_version: "arm64", os_name: os, os_version: version };
  return { uuid, kind: "terminal", app };
}

/** The command line tool as build jobs run it; `runner` is the machine's name. */
export function commandLineApp(runner: string): App {
  return {
    app_name: "1Password CLI",
    app_version: "2320000",
    platform_name: runner,
    platform_version: "amd64",
    os_name: "Linux",
    os_version: "6.8.0",
  };
}

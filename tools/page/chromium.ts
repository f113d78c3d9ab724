import { existsSync } from "node:fs";

/** Where Debian, Ubuntu and Fedora put it; `CHROMIUM` names another. */
const places = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Nothing but what the page asks leaves the browser. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What playwright's `chromium.launch` takes to start this machine's own Chromium; undefined where there is none. */
export const chromiumHere = launchOptions();

/** How one gets what {@link chromiumHere} did not find. */
export const howToGetChromium = "apt-get install chromium, or set CHROMIUM.";

function launchOptions(): { readonly executablePath: string; readonly args: string[] } | undefined {
  const executablePath = places.find((place) => place !== undefined && place !== "" && existsSync(place));
  return executablePath === undefined ? undefined : { executablePath, args };
}

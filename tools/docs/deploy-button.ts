import { rawFile } from "./release.ts";
import type { Release } from "./release.ts";

/** Portals of the clouds that have Microsoft Sentinel (Microsoft Learn, "Use a deployment button to deploy remote templates"). */
const portals = [
  { name: "Azure", host: "portal.azure.com" },
  { name: "Azure Government", host: "portal.azure.us" },
  { name: "Azure operated by 21Vianet", host: "portal.azure.cn" },
] as const;

/** The Deploy to Azure button with the wizard, and the same for the other clouds. */
export function deployButton(release: Release): string {
  const template = encodeURIComponent(rawFile(release, "infra/azuredeploy.json"));
  const wizard = encodeURIComponent(rawFile(release, "infra/createUiDefinition.json"));
  const address = (host: string): string =>
    `https://${host}/#create/Microsoft.Template/uri/${template}/createUIDefinitionUri/${wizard}`;
  const [azure, ...others] = portals;
  return [
    `[![Deploy to Azure](https://aka.ms/deploytoazurebutton)](${address(azure.host)})`,
    "",
    `Other clouds: ${others.map(({ name, host }) => `[${name}](${address(host)})`).join(", ")}.`,
  ].join("\n");
}

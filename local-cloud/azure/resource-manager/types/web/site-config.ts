import type { PutRequest, ResourceType, StoredResource } from "../../resource-type.ts";
import type { DataPlanes } from "../data-planes.ts";
import { objectAt, textAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { wordings } from "../rules/wording.ts";
import { checkAppSettings, checkSiteConfig } from "./flex-settings.ts";
import { checkSubnet } from "./integration-subnet.ts";
import { webApiVersions } from "./server-farms.ts";
import { textsOf } from "./sites.ts";

const configType = { type: "Microsoft.Web/sites/config", apiVersions: webApiVersions, wording: wordings.web } as const;

/** Microsoft.Web/sites/config: the name says what it configures. */
export function siteConfig(planes: Pick<DataPlanes, "appSettingsSet">): ResourceType {
  const appSettings = appSettingsConfig(planes);
  return {
    ...otherConfig,
    put: (request, surroundings) =>
      (isAppSettings(request.id.names.at(-1)) ? appSettings : otherConfig).put(request, surroundings),
    async made(resource, request, surroundings) {
      if (isAppSettings(resource.name)) await appSettings.made?.(resource, request, surroundings);
    },
  };
}

function isAppSettings(name: string | undefined): boolean {
  return name?.toLowerCase() === "appsettings";
}

/** App settings replace the whole set. Their values can be secrets: GET answers none of them, only `list` does. */
function appSettingsConfig(planes: Pick<DataPlanes, "appSettingsSet">): ResourceType {
  return defineType({
    ...configType,
    fields: { properties: { is: "object", required: true }, "properties.*": { is: "string", secret: true } },
    check: ({ properties }) => checkAppSettings(properties),
    made: ({ id }: StoredResource, { body }: PutRequest) =>
      planes.appSettingsSet(id.replace(/\/config\/[^/]+$/iu, ""), textsOf(objectAt(body, "properties"))),
  });
}

const otherConfig = defineType({
  ...configType,
  keepsUnsent: true,
  name: {
    matches: /^(?:web|logs|authsettingsV2|slotConfigNames)$/iu,
    code: "NotFound",
    text: "There is no site configuration named '{name}' here.",
  },
  fields: { properties: { is: "object", required: true } },
  check: ({ properties }) => checkSiteConfig(properties),
});

/** Whether a user name and a password are good for anything: on Flex neither FTP nor the deployment endpoint needs them. */
export const basicPublishingCredentialsPolicies: ResourceType = defineType({
  type: "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
  apiVersions: webApiVersions,
  wording: wordings.web,
  name: {
    matches: /^(?:scm|ftp)$/u,
    code: "NotFound",
    text: "There is no publishing policy named '{name}', only 'scm' and 'ftp'.",
  },
  fields: {
    properties: { is: "object", required: true },
    "properties.allow": { is: "boolean", required: true },
  },
});

/** Microsoft.Web/sites/networkConfig: integration with a virtual network. */
export const networkConfig: ResourceType = defineType({
  type: "Microsoft.Web/sites/networkConfig",
  apiVersions: webApiVersions,
  wording: wordings.web,
  name: { matches: /^virtualNetwork$/iu, code: "NotFound", text: "There is no network configuration named '{name}'." },
  fields: {
    properties: { is: "object", required: true },
    "properties.subnetResourceId": { is: "string", required: true },
    "properties.swiftSupported": { is: "boolean", byDefault: true },
  },
  check(put) {
    checkSubnet("properties.subnetResourceId", textAt(put.properties, "subnetResourceId") ?? "", put);
  },
});

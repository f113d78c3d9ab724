import { ArmError } from "../../arm-error.ts";
import type { JsonObject, JsonValue } from "../../json-value.ts";
import type { PutRequest, ResourceType, StoredResource } from "../../resource-type.ts";
import type { DataPlanes } from "../data-planes.ts";
import { objectAt, objectsAt, textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import type { Fields } from "../rules/fields.ts";
import type { Put } from "../rules/put.ts";
import { isSameId } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";
import { checkAppSettings, checkSiteConfig } from "./flex-settings.ts";
import { checkSubnet } from "./integration-subnet.ts";
import { serverFarmType, webApiVersions } from "./server-farms.ts";

const siteType = "Microsoft.Web/sites";

const storage = "properties.functionAppConfig.deployment.storage";
const scale = "properties.functionAppConfig.scaleAndConcurrency";
const object = { is: "object", required: true } as const;

/** Microsoft Learn, "Flex Consumption plan" and "Automate resource deployment for your function app". */
const fields: Fields = {
  kind: { is: "string", required: true, oneOf: ["functionapp,linux"] },
  properties: object,
  "properties.serverFarmId": { is: "string", required: true, refersTo: serverFarmType },
  "properties.httpsOnly": { is: "boolean", byDefault: false },
  "properties.publicNetworkAccess": { is: "string", oneOf: ["Enabled", "Disabled"] },
  "properties.functionAppConfig": object,
  "properties.functionAppConfig.deployment": object,
  [storage]: object,
  [`${storage}.type`]: { is: "string", required: true, oneOf: ["blobContainer"] },
  [`${storage}.value`]: {
    is: "string",
    required: true,
    matches: /^https:\/\/[a-z0-9]+\.blob\.core\.[a-z.]+\/[a-z0-9-]+$/u,
  },
  [`${storage}.authentication`]: object,
  [`${storage}.authentication.type`]: {
    is: "string",
    required: true,
    oneOf: ["SystemAssignedIdentity", "UserAssignedIdentity", "StorageAccountConnectionString"],
  },
  [scale]: object,
  [`${scale}.maximumInstanceCount`]: { is: "integer", required: true, min: 40, max: 1000 },
  [`${scale}.instanceMemoryMB`]: { is: "integer", required: true, oneOf: [512, 2048, 4096] },
  [`${scale}.alwaysReady[].name`]: { is: "string", required: true },
  [`${scale}.alwaysReady[].instanceCount`]: { is: "integer", required: true, min: 0, max: 1000 },
  "properties.functionAppConfig.runtime": object,
  "properties.functionAppConfig.runtime.name": { is: "string", required: true, oneOf: ["node"] },
  "properties.functionAppConfig.runtime.version": { is: "string", required: true, oneOf: ["22", "24"] },
  "properties.siteConfig.minTlsVersion": { is: "string", oneOf: ["1.0", "1.1", "1.2", "1.3"] },
  "properties.siteConfig.appSettings": { is: "array", writeOnly: true },
  "properties.siteConfig.appSettings[].name": { is: "string", required: true },
  "properties.siteConfig.appSettings[].value": { is: "string", required: true, secret: true },
  "properties.virtualNetworkSubnetId": { is: "string" },
};

/** Microsoft.Web/sites: function apps of Flex Consumption. */
export function sites(planes: Pick<DataPlanes, "appSettingsSet" | "siteDeleted">): ResourceType {
  return defineType({
    type: siteType,
    apiVersions: webApiVersions,
    wording: wordings.web,
    location: "region",
    keepsUnsent: true,
    fields,
    name: {
      matches: /^(?=.{2,60}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/iu,
      code: "BadRequest",
      text: "The parameter name '{name}' has an invalid value: 2 to 60 letters, digits and hyphens, with a letter or a digit at both ends.",
    },
    check(put) {
      checkName(put);
      checkPlan(put);
      checkStorageIdentity(put);
      checkSiteConfig(objectAt(put.properties, "siteConfig"));
      checkAppSettings(inlineSettings(put.body) ?? {});
      const subnet = textAt(put.properties, "virtualNetworkSubnetId");
      if (subnet !== undefined) checkSubnet("properties.virtualNetworkSubnetId", subnet, put);
    },
    answer: ({ name, id }) => ({
      properties: {
        state: "Running",
        enabled: true,
        sku: "FlexConsumption",
        defaultHostName: `${name}.azurewebsites.net`.toLowerCase(),
        hostNames: [`${name}.azurewebsites.net`.toLowerCase()],
        enabledHostNames: [`${name}.azurewebsites.net`, `${name}.scm.azurewebsites.net`].map((host) =>
          host.toLowerCase(),
        ),
        resourceGroup: id.resourceGroup ?? "",
        siteConfig: {},
      },
    }),
    async made({ id }: StoredResource, { body }: PutRequest) {
      const settings = inlineSettings(body);
      if (settings !== undefined) await planes.appSettingsSet(id, textsOf(settings));
    },
    deleted: ({ id }: StoredResource) => planes.siteDeleted(id),
  });
}

/** The app settings in the body of a site; undefined if it says nothing of them, and they stay as they are. */
function inlineSettings(body: JsonObject): JsonObject | undefined {
  if (valueAt(body, "properties.siteConfig.appSettings") === undefined) return undefined;
  const entries = objectsAt(body, "properties.siteConfig.appSettings").map((setting): [string, JsonValue] => [
    textAt(setting, "name") ?? "",
    setting["value"] ?? null,
  ]);
  return Object.fromEntries(entries);
}

/** Only what is text: that is what environment variables can hold. */
export function textsOf(settings: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

/** The name is a host name, so it is unique in all of Azure. */
function checkName({ id, name, resources }: Put): void {
  if (resources.list(siteType).some((site) => isSameId(site.name, name) && !isSameId(site.id, id.text))) {
    throw new ArmError(409, "Conflict", `Website with given name ${name} already exists.`);
  }
}

/** "Only one app is allowed per Flex Consumption plan." */
function checkPlan({ id, properties, location, resources }: Put): void {
  const planId = textAt(properties, "serverFarmId") ?? "";
  const other = resources
    .list(siteType)
    .find(
      (site) => !isSameId(site.id, id.text) && isSameId(textAt(site.answered, "properties.serverFarmId") ?? "", planId),
    );
  if (other !== undefined) {
    throw new ArmError(
      400,
      "BadRequest",
      `The Flex Consumption plan '${planId}' hosts the app '${other.name}' already. Only one app is allowed per plan.`,
    );
  }
  const planLocation = textAt(resources.get(planId)?.answered ?? {}, "location");
  if (planLocation !== location) {
    throw new ArmError(400, "BadRequest", `The app must be in the location of its plan, '${planLocation ?? ""}'.`);
  }
}

/** Whoever reads the package must be an identity of the site. */
function checkStorageIdentity({ body, properties }: Put): void {
  const path = "functionAppConfig.deployment.storage.authentication";
  const type = textAt(properties, `${path}.type`);
  const identityId = textAt(properties, `${path}.userAssignedIdentityResourceId`);
  const kinds = textAt(body, "identity.type") ?? "";
  const assigned = Object.keys(objectAt(body, "identity.userAssignedIdentities"));
  if (type === "UserAssignedIdentity" && !assigned.some((id) => isSameId(id, identityId ?? ""))) {
    throw invalidAuthentication(`userAssignedIdentityResourceId '${identityId ?? ""}' is not an identity of the site`);
  }
  if (type === "SystemAssignedIdentity" && !kinds.includes("SystemAssigned")) {
    throw invalidAuthentication("the site has no system-assigned identity");
  }
  if (
    type === "StorageAccountConnectionString" &&
    textAt(properties, `${path}.storageAccountConnectionStringName`) === undefined
  ) {
    throw invalidAuthentication("storageAccountConnectionStringName is missing");
  }
}

function invalidAuthentication(reason: string): ArmError {
  return new ArmError(
    400,
    "BadRequest",
    `Site.FunctionAppConfig.Deployment.Storage.Authentication is invalid: ${reason}.`,
  );
}

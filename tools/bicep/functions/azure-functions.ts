import {
  ANY,
  ARRAY,
  arrayOf,
  INT,
  OBJECT,
  type ObjectType,
  objectOf,
  type ScopeLevel,
  type ScopeType,
  STRING,
  type Type,
} from "../types/type.ts";
import { type BicepFunction, type Known, type Overload, overload } from "./function-signature.ts";

const STRINGS = arrayOf(STRING);
const TAGS: ObjectType = { kind: "object", properties: new Map(), additional: STRING };
const RESOURCE_GROUP = objectOf("resourceGroup", {
  id: STRING,
  name: STRING,
  type: STRING,
  location: STRING,
  managedBy: STRING,
  tags: TAGS,
  properties: objectOf("properties", { provisioningState: STRING }),
});
const SUBSCRIPTION = objectOf("subscription", {
  id: STRING,
  subscriptionId: STRING,
  tenantId: STRING,
  displayName: STRING,
});
const TENANT = objectOf("tenant", { tenantId: STRING, country: STRING, countryCode: STRING, displayName: STRING });
const MANAGEMENT_GROUP = objectOf("managementGroup", { id: STRING, name: STRING, type: STRING, properties: ANY });
const DEPLOYMENT = objectOf("deployment", { name: STRING, location: STRING, properties: ANY });
const DEPLOYER = objectOf("deployer", { objectId: STRING, tenantId: STRING, userPrincipalName: STRING });
const ROLE_DEFINITION = objectOf("roleDefinition", { id: STRING, roleDefinitionId: STRING });

const SUFFIXES = [
  "acrLoginServer",
  "azureDatalakeAnalyticsCatalogAndJob",
  "azureDatalakeStoreFileSystem",
  "keyvaultDns",
  "sqlServerHostname",
  "storage",
];
const ENDPOINTS = [
  "activeDirectoryDataLake",
  "batch",
  "gallery",
  "graph",
  "graphAudience",
  "media",
  "name",
  "portal",
  "resourceManager",
  "sqlManagement",
  "vmImageAliasDoc",
];
const ENVIRONMENT = objectOf("environment", {
  ...strings(ENDPOINTS),
  authentication: objectOf("authentication", {
    audiences: STRINGS,
    ...strings(["identityProvider", "loginEndpoint", "tenant"]),
  }),
  suffixes: objectOf("suffixes", strings(SUFFIXES)),
});

/** What `list*` functions take and return: `listKeys`, `listSecrets` and so on, by the resource provider. */
export const LIST_FUNCTION: BicepFunction = azure(
  "list*",
  "running",
  overload([STRING, STRING], ANY, { optional: [OBJECT] }),
);

/** Microsoft Learn, "Scope functions", "Resource functions" and "Deployment functions for Bicep". */
export const AZURE_FUNCTIONS: readonly BicepFunction[] = [
  azure("tenant", "start", overload([], scope("tenant", TENANT))),
  azure(
    "managementGroup",
    "start",
    overload([], scope("managementGroup", MANAGEMENT_GROUP)),
    overload([STRING], elsewhere("managementGroup")),
  ),
  azure(
    "subscription",
    "start",
    overload([], scope("subscription", SUBSCRIPTION)),
    overload([STRING], elsewhere("subscription")),
  ),
  azure(
    "resourceGroup",
    "start",
    overload([], scope("resourceGroup", RESOURCE_GROUP)),
    overload([STRING], elsewhere("resourceGroup"), { optional: [STRING] }),
  ),
  azure("deployment", "start", overload([], DEPLOYMENT)),
  azure("deployer", "start", overload([], DEPLOYER)),
  azure("environment", "start", overload([], ENVIRONMENT)),
  azure("resourceId", "start", overload([STRING, STRING], STRING, { rest: STRING })),
  azure("subscriptionResourceId", "start", overload([STRING, STRING], STRING, { rest: STRING })),
  azure("tenantResourceId", "start", overload([STRING, STRING], STRING, { rest: STRING })),
  azure("extensionResourceId", "start", overload([STRING, STRING, STRING], STRING, { rest: STRING })),
  azure("managementGroupResourceId", "start", overload([STRING, STRING], STRING, { rest: STRING })),
  azure("roleDefinitions", "start", overload([STRING], ROLE_DEFINITION)),
  azure("providers", "start", overload([STRING], OBJECT, { optional: [STRING] })),
  azure("pickZones", "start", overload([STRING, STRING, STRING], ARRAY, { optional: [INT, INT] })),
  azure("toLogicalZone", "running", overload([STRING, STRING, STRING], STRING)),
  azure("toLogicalZones", "running", overload([STRING, STRING, ARRAY], STRINGS)),
  azure("toPhysicalZone", "running", overload([STRING, STRING, STRING], STRING)),
  azure("toPhysicalZones", "running", overload([STRING, STRING, ARRAY], STRINGS)),
  azure("reference", "running", overload([STRING], OBJECT, { optional: [STRING, STRING] })),
];

/** A function of the namespace `az`. */
export function azure(name: string, known: Known, ...overloads: readonly Overload[]): BicepFunction {
  return { name, namespace: "az", known, overloads, lambdas: new Map() };
}

function scope(level: ScopeLevel, body: ObjectType): ScopeType {
  return { kind: "scope", level, body, named: false };
}

/** Named with arguments, a scope can be deployed to, but nothing can be read of it. */
function elsewhere(level: ScopeLevel): ScopeType {
  return { kind: "scope", level, body: objectOf(level, {}), named: true };
}

function strings(names: readonly string[]): Record<string, Type> {
  return Object.fromEntries(names.map((name) => [name, STRING]));
}

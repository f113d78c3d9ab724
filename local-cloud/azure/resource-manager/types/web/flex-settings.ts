import { ArmError } from "../../arm-error.ts";
import type { JsonObject } from "../../json-value.ts";

/**
 * App settings of other plans (Microsoft Learn, "App settings reference for Azure Functions", Flex Consumption plan
 * deprecations). Azure refuses some and passes over others; here all are refused, because each is a mistake.
 */
const settingsOfOtherPlans: ReadonlySet<string> = new Set(
  [
    "ENABLE_ORYX_BUILD FUNCTIONS_EXTENSION_VERSION FUNCTIONS_WORKER_RUNTIME FUNCTIONS_WORKER_RUNTIME_VERSION",
    "FUNCTIONS_MAX_HTTP_CONCURRENCY FUNCTIONS_WORKER_PROCESS_COUNT FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED",
    "SCM_DO_BUILD_DURING_DEPLOYMENT WEBSITE_CONTENTAZUREFILECONNECTIONSTRING WEBSITE_CONTENTOVERVNET",
    "WEBSITE_CONTENTSHARE WEBSITE_DNS_SERVER WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT",
    "WEBSITE_NODE_DEFAULT_VERSION WEBSITE_RUN_FROM_PACKAGE WEBSITE_SKIP_CONTENTSHARE_VALIDATION",
    "WEBSITE_TIME_ZONE WEBSITE_VNET_ROUTE_ALL TZ",
  ].flatMap((names) => names.split(" ")),
);

/**
 * Site properties that Flex refuses with error 51021, by refusals quoted in public issues and Microsoft's answers to
 * them. Older regions pass over them; here they are refused as in the strictest region.
 */
const propertiesOfOtherPlans = [
  "alwaysOn",
  "ftpsState",
  "functionAppScaleLimit",
  "functionsRuntimeScaleMonitoringEnabled",
  "javaVersion",
  "linuxFxVersion",
  "netFrameworkVersion",
  "nodeVersion",
  "powerShellVersion",
  "preWarmedInstanceCount",
  "use32BitWorkerProcess",
  "windowsFxVersion",
] as const;

const settingName = /^[A-Za-z0-9_.]+$/u;

/** @throws ArmError for an app setting that a Flex Consumption site cannot have. */
export function checkAppSettings(settings: JsonObject): void {
  for (const [name, value] of Object.entries(settings)) {
    if (settingsOfOtherPlans.has(name)) {
      throw new ArmError(
        400,
        "BadRequest",
        `The following app setting (Site.SiteConfig.AppSettings.${name}) for Flex Consumption sites is invalid.  ` +
          "Please remove or rename it before retrying.",
      );
    }
    if (!settingName.test(name)) {
      throw new ArmError(400, "BadRequest", `AppSetting with name '${name}' is not allowed.`);
    }
    if (typeof value !== "string") {
      throw new ArmError(400, "BadRequest", `The value of the app setting '${name}' must be a string.`);
    }
  }
}

/** @throws ArmError for properties that a Flex Consumption site cannot have. */
export function checkSiteConfig(config: JsonObject): void {
  const wrong = propertiesOfOtherPlans
    .filter((name) => config[name] !== undefined)
    .map((name) => `Site.SiteConfig.${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  if (wrong.length === 0) return;
  const [what, them] =
    wrong.length === 1
      ? ["site configuration property", "it"]
      : [`list of ${wrong.length} site configuration properties`, "them"];
  throw new ArmError(
    400,
    "BadRequest",
    `The following ${what} (${wrong.join(", ")}) for Flex Consumption sites is invalid.  Please remove or rename ${them} before retrying.`,
  );
}

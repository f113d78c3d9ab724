import project from "../package.json" with { type: "json" };
import table from "../infra/tables/OnePasswordEventLogs_CL.json" with { type: "json" };
import { eventsHosts } from "./onepassword/streams.ts";

/** The services that the connector calls. Faults and recorded requests name them so. */
export const planes = ["events", "token", "vault", "ingestion", "blobs"] as const;

/**
 * Whatever the local cloud plays: also Resource Manager, the site that a function app's package is published to, the function app's
 * own site, the place that released packages are downloaded from, and the query API of Log Analytics.
 */
export type Plane = (typeof planes)[number] | "management" | "scm" | "site" | "packages" | "query";

/** Table that the events arrive in, by its one description. */
export const tableName = table.name;

export const managementHost = "management.azure.com";

export const queryHost = "api.loganalytics.io";

/** Address of the package that the template names when nobody says otherwise: a file of the release of this version. */
export const releasedPackage = `${project.repository.url}/releases/download/v${project.version}/released-package.zip`;

/** What the throw-away certificate covers. Wildcards, because names come from what is deployed. */
export const certificateNames = [
  "*.vault.azure.net",
  "*.blob.core.windows.net",
  "*.westeurope-1.ingest.monitor.azure.com",
  "*.northeurope-1.ingest.monitor.azure.com",
  "*.azurewebsites.net",
  "*.scm.azurewebsites.net",
  ...eventsHosts,
  managementHost,
  queryHost,
  new URL(releasedPackage).hostname,
  "localhost",
] as const;

import { readFileSync } from "node:fs";
import path from "node:path";
import type { JsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";
import { checkFile } from "../../tools/bicep/checks/check-file.ts";
import { compile } from "../../tools/bicep/compile.ts";
import { root } from "./deployed-template.ts";

/** Calls everything that a rule can call. */
export const rule = {
  id: "0c6f0b6e-2a60-4b3e-8f4f-54a6a5f0a001",
  version: "1.0.0",
  name: "Sign-in from a new country",
  description: "Somebody signed in from where nobody ever did.",
  severity: "High",
  ready: true,
  query:
    "OnePasswordEventLogs_CL | union OnePasswordHealth | where country == 'XX' and uuid_s !in (_GetWatchlist('OnePasswordVips'))",
  queryFrequency: "PT1H",
  queryPeriod: "P1D",
  triggerOperator: "GreaterThan",
  triggerThreshold: 0,
  tactics: ["InitialAccess"],
  techniques: ["T1078"],
  aggregationKind: "AlertPerResult",
  entityMappings: [{ entityType: "Account", fieldMappings: [{ identifier: "FullName", columnName: "UserEmail" }] }],
  customDetails: { Country: "country" },
  alertDetails: { alertDisplayNameFormat: "Sign-in from {{country}}" },
  incidents: {
    createIncident: true,
    groupingConfiguration: {
      enabled: true,
      reopenClosedIncident: false,
      lookbackDuration: "PT5H",
      matchingMethod: "AllEntities",
      groupByEntities: [],
      groupByAlertDetails: [],
      groupByCustomDetails: [],
    },
  },
};

/** One of each kind, two of the rules: the shapes of what the content tools will write. */
export const content = {
  rules: [rule, { ...rule, id: "0c6f0b6e-2a60-4b3e-8f4f-54a6a5f0a002", severity: "Low" }],
  parsers: [{ name: "OnePasswordHealth", title: "Health of the connector", parameters: "", query: "print 1" }],
  "hunting-queries": [
    {
      id: "0c6f0b6e-2a60-4b3e-8f4f-54a6a5f0a003",
      name: "Rare countries",
      description: "Countries that are rare.",
      query: "OnePasswordEventLogs_CL | summarize count() by country",
      tactics: ["InitialAccess", "Discovery"],
      techniques: ["T1078"],
    },
  ],
  watchlists: [
    {
      alias: "OnePasswordVips",
      name: "1Password: important people",
      description: "People whose alerts weigh more.",
      searchKey: "Email",
    },
  ],
  workbooks: [{ id: "overview", name: "1Password", description: "All at a glance.", serialized: '{"version":"x"}' }],
};

/** Our template, with other content than `infra/content` has. @throws BicepError where the content has the wrong shape */
export async function compileWith(files: Readonly<Record<string, unknown>>): Promise<JsonObject> {
  const readText = (name: string): string => {
    const replaced = files[path.basename(name, ".json")];
    return name.startsWith("infra/content/") && replaced !== undefined
      ? JSON.stringify(replaced)
      : readFileSync(path.join(root, name), "utf8");
  };
  const options = { resourceTypes: undefined, linting: false };
  const { template } = await compile("infra/main.bicep", { readText }, (symbols) => checkFile(symbols, options));
  return template;
}

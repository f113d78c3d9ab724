import type { JsonObject } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { tableName } from "../../../local-cloud/hosts.ts";
import { openStand, type Stand } from "../stand.ts";
import { hostileRows } from "./hostile-rows.ts";
import { hostileTexts } from "./hostile-texts.ts";

const apiVersion = "2025-09-01";
/** Characters of a row of a watchlist, as Sentinel takes them; JSON makes some of two. */
const mostOfItem = 4_000;

/** A workspace whose rows, rule, incidents and watchlist say whatever somebody hostile could have them say. */
export async function openHostileStand(): Promise<Stand> {
  const stand = await openStand({ isFilled: false });
  const { cloud } = stand.stage;
  const now = cloud.clock.now();
  cloud.workspace.append(tableName, { ingestedAt: now, rows: hostileRows(now) });
  const extension = `${cloud.workspaceId}/providers/Microsoft.SecurityInsights`;
  await cloud.manager.place([
    ...hostileTexts.map((text, index) => ({
      id: `${extension}/watchlists/SensitiveItems/watchlistItems/00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      apiVersion,
      body: { properties: { itemsKeyValue: sensitiveItem(text.slice(0, mostOfItem)) } },
    })),
    { id: `${extension}/alertRules/99999999-9999-4999-8999-999999999999`, apiVersion, body: hostileRule },
  ]);
  // The rule, and all that are deployed.
  await cloud.sentinel.runAll();
  const [first] = cloud.sentinel.incidents.list();
  if (first !== undefined) cloud.sentinel.incidents.change(first.id, { owner: hostileTexts[0] }, now);
  return stand;
}

function sensitiveItem(text: string): JsonObject {
  return { ItemUuid: text, VaultUuid: text.slice(0, 100), Title: text.slice(0, 100), Owner: "", Tier: "0" };
}

/** An incident for each use: its title, description, entities and details are what people typed. */
const hostileRule: JsonObject = {
  kind: "Scheduled",
  properties: {
    displayName: `Rule ${hostileTexts[0]} ${hostileTexts[8]}`,
    description: `Description ${hostileTexts[0]} ${hostileTexts[8]}`,
    severity: "High",
    enabled: true,
    query:
      "OnePasswordItemUsages\n| project TimeGenerated, UserName, UserEmail, ItemUuid, VaultUuid, City, Region, SrcIp",
    queryFrequency: "PT1H",
    queryPeriod: "P1D",
    triggerOperator: "GreaterThan",
    triggerThreshold: 0,
    suppressionDuration: "PT5H",
    suppressionEnabled: false,
    tactics: ["CredentialAccess"],
    techniques: ["T1555"],
    customDetails: { City: "City", Item: "ItemUuid" },
    entityMappings: [
      { entityType: "Account", fieldMappings: [{ identifier: "FullName", columnName: "UserEmail" }] },
      { entityType: "Host", fieldMappings: [{ identifier: "HostName", columnName: "Region" }] },
      { entityType: "URL", fieldMappings: [{ identifier: "Url", columnName: "UserName" }] },
    ],
    alertDetailsOverride: {
      alertDisplayNameFormat: "Alert {{UserName}}",
      alertDescriptionFormat: "Used by {{UserName}}: {{ItemUuid}}",
    },
    eventGroupingSettings: { aggregationKind: "AlertPerResult" },
    incidentConfiguration: { createIncident: true },
  },
};

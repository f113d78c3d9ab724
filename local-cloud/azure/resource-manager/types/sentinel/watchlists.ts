import type { ResourceType } from "../../resource-type.ts";
import { textAt, valueAt } from "../rules/body.ts";
import { guidOf } from "../rules/guid.ts";
import type { Put } from "../rules/put.ts";
import { defineSentinelType, refuse } from "./onboarding.ts";

/** Microsoft Learn, "Service limits for Microsoft Sentinel", watchlists: a file in the body, a line, a row. */
const maxContentBytes = 3_800_000;
const maxLineLength = 10_240;

/** Microsoft.SecurityInsights/watchlists. The name is the alias that queries use. */
export const watchlists: ResourceType = defineSentinelType({
  type: "Microsoft.SecurityInsights/watchlists",
  hasProvisioningState: true,
  name: {
    matches: /^[a-z0-9][a-z0-9_-]{1,62}[a-z0-9]$/iu,
    code: "BadRequest",
    text: "The watchlist alias '{name}' is not valid: 3 to 64 letters, digits, hyphens and underscores, with a letter or a digit at both ends.",
  },
  fields: {
    properties: { is: "object", required: true },
    "properties.displayName": { is: "string", required: true, min: 1 },
    "properties.provider": { is: "string", required: true, min: 1 },
    "properties.itemsSearchKey": { is: "string", required: true, min: 1 },
    "properties.contentType": { is: "string", oneOf: ["text/csv", "text/tsv"], byDefault: "text/csv" },
    "properties.sourceType": { is: "string", oneOf: ["Local", "AzureStorage"], byDefault: "Local" },
    "properties.numberOfLinesToSkip": { is: "integer", min: 0, byDefault: 0 },
    "properties.defaultDuration": { is: "duration" },
    "properties.watchlistAlias": { is: "string" },
    "properties.rawContent": { is: "string" },
  },
  check({ name, properties }) {
    const alias = textAt(properties, "watchlistAlias");
    if (alias !== undefined && alias !== name) {
      throw refuse(`The watchlistAlias '${alias}' must be the name '${name}'.`, "properties.watchlistAlias");
    }
    checkContent(properties);
  },
  answer: ({ id, name, now, tenantId }) => ({
    properties: {
      watchlistId: guidOf("watchlist", id.text),
      watchlistAlias: name,
      watchlistType: "watchlist",
      isDeleted: false,
      tenantId,
      uploadStatus: "Complete",
      updated: new Date(now).toISOString(),
    },
  }),
});

/** Microsoft.SecurityInsights/watchlists/watchlistItems: one row each. */
export const watchlistItems: ResourceType = defineSentinelType({
  type: "Microsoft.SecurityInsights/watchlists/watchlistItems",
  isChild: true,
  fields: {
    properties: { is: "object", required: true },
    "properties.itemsKeyValue": { is: "object", required: true, min: 1 },
    "properties.entityMapping": { is: "object" },
  },
  check({ above, properties }) {
    const searchKey = textAt(above?.answered ?? {}, "properties.itemsSearchKey") ?? "";
    if (valueAt(properties, `itemsKeyValue.${searchKey}`) === undefined) {
      throw refuse(`The item misses the search key '${searchKey}' of its watchlist.`, "properties.itemsKeyValue");
    }
    if (JSON.stringify(properties["itemsKeyValue"]).length > maxLineLength) {
      throw refuse(`The item is longer than ${maxLineLength} characters.`, "properties.itemsKeyValue");
    }
  },
  answer: ({ id, tenantId }) => ({
    properties: { watchlistItemId: guidOf("watchlist item", id.text), watchlistItemType: "watchlist-item", tenantId },
  }),
});

function checkContent(properties: Put["properties"]): void {
  const content = textAt(properties, "rawContent");
  if (content === undefined) return;
  if (Buffer.byteLength(content) > maxContentBytes) {
    throw refuse(`The content of the watchlist is larger than ${maxContentBytes} bytes.`, "properties.rawContent");
  }
  const lines = content.split(/\r?\n/u).slice(Number(valueAt(properties, "numberOfLinesToSkip") ?? 0));
  const long = lines.findIndex((line) => line.length > maxLineLength);
  if (long >= 0) {
    throw refuse(
      `Line ${long + 1} of the watchlist is longer than ${maxLineLength} characters.`,
      "properties.rawContent",
    );
  }
  const separator = textAt(properties, "contentType") === "text/tsv" ? "\t" : ",";
  const header = (lines[0] ?? "").split(separator).map((name) => name.trim().replaceAll(/^"|"$/gu, ""));
  const key = textAt(properties, "itemsSearchKey") ?? "";
  if (!header.includes(key)) {
    throw refuse(
      `The search key '${key}' is not a column of the watchlist (${header.join(", ")}).`,
      "properties.itemsSearchKey",
    );
  }
}

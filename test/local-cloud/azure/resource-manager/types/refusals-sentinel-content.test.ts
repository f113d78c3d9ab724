import { ids } from "./good-resources.ts";
import { testRefusals } from "./refusal-cases.ts";

const card = { of: "connectorCard", code: "BadRequest" } as const;

testRefusals("Sentinel content", [
  { of: "automationRule", set: { "properties.order": 1001 }, code: "BadRequest", says: "between 1 and 1000" },
  { of: "automationRule", set: { "properties.actions": [] }, code: "BadRequest", says: "properties.actions" },
  {
    of: "automationRule",
    set: { "properties.triggeringLogic.triggersOn": "Events" },
    code: "BadRequest",
    says: "triggersOn",
  },
  {
    of: "automationRule",
    set: { "properties.actions[0].actionConfiguration.logicAppResourceId": `${ids.playbook}2` },
    code: "ResourceNotFound",
    says: "close-incident2",
  },
  {
    of: "automationRule",
    set: { "properties.actions[1].actionConfiguration.title": null },
    code: "BadRequest",
    says: "'title'",
  },
  { of: "watchlist", as: "a", code: "BadRequest", says: "3 to 64" },
  { of: "watchlist", set: { "properties.provider": null }, code: "BadRequest", says: "'provider'" },
  {
    of: "watchlist",
    set: { "properties.watchlistAlias": "Other" },
    code: "BadRequest",
    says: "watchlistAlias 'Other'",
  },
  { of: "watchlist", set: { "properties.itemsSearchKey": "City" }, code: "BadRequest", says: "'City' is not a column" },
  {
    of: "watchlist",
    set: { "properties.rawContent": "Country\n".repeat(500_000) },
    code: "BadRequest",
    says: "3800000 bytes",
  },
  {
    of: "watchlist",
    set: { "properties.rawContent": `Country\n${"x".repeat(10_241)}` },
    code: "BadRequest",
    says: "Line 2",
  },
  {
    of: "watchlistItem",
    set: { "properties.itemsKeyValue": { City: "Berlin" } },
    code: "BadRequest",
    says: "'Country'",
  },
  {
    of: "watchlistItem",
    set: { "properties.itemsKeyValue": { Country: "x".repeat(10_240) } },
    code: "BadRequest",
    says: "longer than 10240",
  },
  { ...card, set: { kind: "Static" }, says: "'Customizable'" },
  { ...card, set: { "properties.connectorUiConfig.title": null }, says: "'title'" },
  { ...card, set: { "properties.connectorUiConfig.graphQueries": null }, says: "'graphQueries'" },
  {
    ...card,
    set: { "properties.connectorUiConfig.dataTypes[0].lastDataReceivedQuery": null },
    says: "'lastDataReceivedQuery'",
  },
  { ...card, set: { "properties.connectorUiConfig.connectivityCriteria[0].value": [] }, says: "IsConnectedQuery" },
  { ...card, set: { "properties.connectorUiConfig.permissions": null }, says: "'permissions'" },
  { of: "contentPackage", set: { "properties.version": null }, code: "BadRequest", says: "'version'" },
  { of: "contentTemplate", set: { "properties.packageId": null }, code: "BadRequest", says: "'packageId'" },
  { of: "contentTemplate", set: { "properties.contentKind": "Rule" }, code: "BadRequest", says: "contentKind" },
  {
    of: "metadata",
    set: { "properties.parentId": `${ids.workspace}2` },
    code: "ResourceNotFound",
    says: "contoso-logs2",
  },
  { of: "metadata", set: { "properties.support.tier": "Gold" }, code: "BadRequest", says: "support.tier" },
  { of: "onboarding", as: "second", code: "BadRequest", says: "'default'" },
]);

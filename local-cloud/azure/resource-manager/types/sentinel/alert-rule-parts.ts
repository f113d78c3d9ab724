import type { JsonObject } from "../../json-value.ts";
import { objectAt, objectsAt, textAt, textsAt, valueAt } from "../rules/body.ts";
import { entityIdentifiers } from "./entities.ts";
import { refuse } from "./onboarding.ts";

const columnName = /^[A-Za-z_]\w*$/u;
const maxKeyLength = 20;
const maxParameters = 3;

/** Identifiers that the entity has, each once; custom details with names that Sentinel takes. */
export function checkEntities(properties: JsonObject): void {
  for (const mapping of objectsAt(properties, "entityMappings")) {
    const type = textAt(mapping, "entityType") ?? "";
    const seen = new Set<string>();
    for (const field of objectsAt(mapping, "fieldMappings")) {
      const identifier = textAt(field, "identifier") ?? "";
      if (entityIdentifiers[type]?.includes(identifier) !== true || seen.has(identifier)) {
        throw refuse(
          `The identifier '${identifier}' is not valid for the entity type '${type}', or is mapped twice.`,
          "properties.entityMappings",
        );
      }
      seen.add(identifier);
      checkColumn(textAt(field, "columnName"), "properties.entityMappings");
    }
  }
  for (const [key, column] of Object.entries(objectAt(properties, "customDetails"))) {
    if (!/^[A-Za-z0-9]+$/u.test(key) || key.length > maxKeyLength) {
      throw refuse(
        `The custom detail '${key}' is not valid: up to ${maxKeyLength} letters and digits.`,
        "properties.customDetails",
      );
    }
    checkColumn(typeof column === "string" ? column : undefined, "properties.customDetails");
  }
}

/** "Customize alert details": up to three columns in the name, and in the description. */
export function checkAlertDetails(properties: JsonObject): void {
  for (const format of ["alertDisplayNameFormat", "alertDescriptionFormat"]) {
    const path = `alertDetailsOverride.${format}`;
    const parameters = [...(textAt(properties, path) ?? "").matchAll(/\{\{(.*?)\}\}/gu)].map(([, name]) =>
      name?.trim(),
    );
    if (parameters.length > maxParameters) {
      throw refuse(
        `'${format}' has ${parameters.length} parameters; the limit is ${maxParameters}.`,
        `properties.${path}`,
      );
    }
    for (const parameter of parameters) {
      checkColumn(parameter, `properties.${path}`);
    }
  }
}

/** What incidents are grouped by must be among what the rule maps. */
export function checkIncidents(properties: JsonObject): void {
  const path = "incidentConfiguration.groupingConfiguration";
  const grouping = objectAt(properties, path);
  const mapped = new Set(objectsAt(properties, "entityMappings").map((mapping) => textAt(mapping, "entityType")));
  const details = new Set(Object.keys(objectAt(properties, "customDetails")));
  const unknown = [
    ...textsAt(grouping, "groupByEntities").filter((entity) => !mapped.has(entity)),
    ...textsAt(grouping, "groupByCustomDetails").filter((detail) => !details.has(detail)),
    ...textsAt(grouping, "groupByAlertDetails").filter((detail) => !["DisplayName", "Severity"].includes(detail)),
  ];
  if (unknown.length > 0) {
    throw refuse(
      `Incidents cannot be grouped by ${unknown.join(", ")}: the rule does not map it.`,
      `properties.${path}`,
    );
  }
  const isSelected = textAt(grouping, "matchingMethod") === "Selected";
  const selected = ["groupByEntities", "groupByAlertDetails", "groupByCustomDetails"].flatMap((name) =>
    textsAt(grouping, name),
  );
  if (isSelected && selected.length === 0 && valueAt(grouping, "enabled") === true) {
    throw refuse("The matching method 'Selected' needs something to group by.", `properties.${path}`);
  }
}

function checkColumn(name: string | undefined, target: string): void {
  if (name === undefined || !columnName.test(name)) {
    throw refuse(`The column name '${name ?? ""}' is not valid.`, target);
  }
}

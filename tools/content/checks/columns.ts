import type { RuleFile } from "../files/rule-file.ts";
import type { RuleCheck } from "./examined-rule.ts";
import { resultOf } from "./query-parts.ts";

/** Column -> the keys that use it. */
function usedColumns(rule: RuleFile): ReadonlyMap<string, readonly string[]> {
  const { alertDetailsOverride: details } = rule;
  const uses = [
    ...rule.entityMappings.flatMap(({ fieldMappings }) =>
      fieldMappings.map(({ columnName }) => ({ column: columnName, key: "entityMappings" })),
    ),
    ...Object.values(rule.customDetails).map((column) => ({ column, key: "customDetails" })),
    ...[details.alertDisplayNameFormat ?? "", details.alertDescriptionFormat ?? ""].flatMap((format) =>
      [...format.matchAll(/\{\{(.*?)\}\}/gu)].map(([, column = ""]) => ({ column, key: "alertDetailsOverride" })),
    ),
    ...[details.alertSeverityColumnName, details.alertTacticsColumnName]
      .filter((column) => column !== undefined)
      .map((column) => ({ column, key: "alertDetailsOverride" })),
  ];
  return new Map(
    [...Map.groupBy(uses, ({ column }) => column)].map(([column, found]) => [column, found.map(({ key }) => key)]),
  );
}

/** The result has EventTime and what entities, details and texts use, nothing else: that is what an analyst sees of an event. */
export const checkColumns: RuleCheck = ({ rule, bound }) => {
  const given = bound.columns;
  if (given === undefined) return ["query: it has no result"];
  const used = usedColumns(rule);
  const names = new Set(given.map(({ name }) => name));
  const missing = [...used].filter(([column]) => !names.has(column));
  const spare = [...names].filter((name) => name !== "EventTime" && !used.has(name));
  const result = resultOf(bound.syntax);
  const last = result?.kind === "PipeExpression" ? result.child("Operator") : result;
  return [
    ...missing.map(([column, keys]) => `${keys[0] ?? ""}: the query gives no column ${column}`),
    ...spare.map((name) => `query: nothing uses the column ${name} of its result`),
    ...(given[0]?.name === "EventTime" && given[0].type === "datetime"
      ? []
      : ["query: the first column must be EventTime, a datetime"]),
    ...(last?.kind === "ProjectOperator" ? [] : ["query: it must end in a project of its result"]),
  ];
};

/** Identifiers, severities and tactics are texts; Sentinel drops an entity of any other type. */
export const checkTypes: RuleCheck = ({ rule, bound }) => {
  const texts = new Set([
    ...rule.entityMappings.flatMap(({ fieldMappings }) => fieldMappings.map(({ columnName }) => columnName)),
    rule.alertDetailsOverride.alertSeverityColumnName,
  ]);
  return (bound.columns ?? [])
    .filter(({ name, type }) => texts.has(name) && type !== "string")
    .map(({ name, type }) => `query: ${name} must be a string, it is ${type}`);
};

import type { Syntax } from "../../kql/language/syntax.ts";
import type { RuleFile } from "../files/rule-file.ts";
import type { RuleTest } from "../files/rule-test.ts";
import type { Check } from "./examined-rule.ts";
import { hasParameter, watchlistsOf } from "./query-parts.ts";

const ownTable = "OnePasswordEventLogs_CL";
/** Name of the connector's card: infra/modules/connector-card.bicep. */
const ownConnector = "OnePasswordEvents";

/** What needs something, with tests that show it. */
interface Needing {
  readonly needs: RuleFile["needs"];
  readonly tests: readonly (Pick<RuleTest, "watchlists" | "tables"> & { readonly alerts: readonly unknown[] })[];
}

/** The connectors that bring what the query reads, and no tables that do not exist. */
export const checkConnectors: Check<Pick<RuleFile, "requiredDataConnectors">> = ({
  rule: { requiredDataConnectors: connectors },
  schema,
  bound,
}) => {
  const brought = connectors.flatMap(({ dataTypes }) => dataTypes);
  const known = new Set(schema.tables.map(({ name }) => name));
  const own = connectors.find(({ connectorId }) => connectorId === ownConnector);
  const read = new Set(tableNamesOf(bound.syntax));
  return [
    ...(own?.dataTypes.includes(ownTable) === true
      ? []
      : [`requiredDataConnectors: it must have ${ownConnector} with ${ownTable}`]),
    ...brought.filter((name) => !known.has(name)).map((name) => `requiredDataConnectors: there is no table ${name}`),
    ...[...read]
      .filter((name) => !brought.includes(name))
      .map((name) => `requiredDataConnectors: the query reads it, so it must have dataTypes with ${name}`),
  ];
};

/**
 * `needs` names what the rule cannot work without, and only that. A watchlist or another product's table that is not named is optional:
 * a firing test without it proves that. One that is named is read, and nothing fires without it.
 */
export const checkNeeds: Check<Needing> = ({ rule, schema, bound }) => {
  const lists = watchlistsOf(bound.syntax);
  const tables = new Set(tableNamesOf(bound.syntax).filter((name) => name !== ownTable));
  const known = new Set(schema.watchlists.map(({ alias }) => alias));
  const read = new Set([
    ...[...lists].map((alias) => `watchlist ${alias}`),
    ...[...tables].map((name) => `table ${name}`),
  ]);
  return [
    ...rule.needs
      .filter((need) => !/^(?:watchlist|table) \w+$|^tuning: ./u.test(need))
      .map((need) => `needs: "${need}" must be "watchlist <alias>", "table <name>" or "tuning: <what>"`),
    ...[...lists].filter((alias) => !known.has(alias)).map((alias) => `query: there is no watchlist ${alias}`),
    ...rule.needs
      .filter((need) => /^(?:watchlist|table) /u.test(need) && !read.has(need))
      .map((need) => `needs: the query does not read the ${need}`),
    ...[...read]
      .filter((need) => !rule.needs.includes(need) && !firesWithout(rule, need))
      .map((need) => `needs: it must name the ${need}, or a firing test must show that the rule works without it`),
    ...[...read]
      .filter((need) => rule.needs.includes(need) && firesWithout(rule, need))
      .map((need) => `needs: it names the ${need}, yet a test fires without it`),
  ];
};

/**
 * Another product's table is read inside of `union isfuzzy=true`: where the workspace has no such table Azure refuses the rule otherwise, and
 * with it the whole deployment.
 */
export const checkForeignTables: Check<unknown> = ({ bound }) =>
  [
    ...new Set(
      tableNamesOf(bound.syntax, (node) => node.kind === "UnionOperator" && hasParameter(node, "isfuzzy", "true")),
    ),
  ]
    .filter((name) => name !== ownTable)
    .map((name) => `query: ${name} must be read inside of union isfuzzy=true, as not every workspace has it`);

function tableNamesOf(node: Syntax, isLeftOut: (node: Syntax) => boolean = () => false): string[] {
  if (isLeftOut(node)) return [];
  if (node.kind === "NameReference" && node.symbolKind === "table") return [node.text];
  return node.children().flatMap((child) => tableNamesOf(child, isLeftOut));
}

function firesWithout({ tests }: Needing, need: string): boolean {
  const name = need.replace(/^\w+ /u, "");
  return tests.some(
    ({ alerts, watchlists, tables }) =>
      alerts.length > 0 && (watchlists?.[name] ?? []).length === 0 && (tables?.[name] ?? []).length === 0,
  );
}

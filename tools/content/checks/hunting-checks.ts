import { deployedHuntingQuery, oneLine } from "../build/deployed-hunting-query.ts";
import { deployedName } from "../build/deployed-rule.ts";
import type { HuntingQueryFile, HuntingQueryTest } from "../files/hunting-query-file.ts";
import type { Syntax } from "../../kql/language/syntax.ts";
import type { Check, Examined } from "./examined-rule.ts";
import { checkEntities } from "./entities.ts";
import { checkMitre } from "./mitre.ts";
import { checkNames, notAscii } from "./names.ts";
import { checkConnectors, checkForeignTables, checkNeeds } from "./needs.ts";
import { knobsOf, nodesOf, resultOf } from "./query-parts.ts";
import { checkBinding, checkOperators } from "./query-text.ts";
import { checkTests } from "./tests.ts";

type HuntingCheck = Check<HuntingQueryFile>;

/** Sentinel takes 10,000 characters of a query (Microsoft Learn, "Service limits for Microsoft Sentinel"). */
const longestQuery = 10_000;

/**
 * A saved search's description is a tag, whose value has 256 characters at most (terraform-provider-azurerm, issue 23562); Azure-Sentinel's
 * reviewers ask for 255 (its pull request 8325).
 */
const longestDescription = 255;

/** A hunter first sees how far it looks back. */
const checkKnobs: HuntingCheck = ({ rule, bound }) => {
  const knobs = knobsOf(bound.syntax);
  const turned = rule.tests.flatMap((test) => Object.keys(test.knobs));
  return [
    ...([...knobs.keys()][0] === "lookback" ? [] : ["query: its first knob must be lookback"]),
    ...turned.filter((name) => !knobs.has(name)).map((name) => `tests: the query has no knob ${name}`),
  ];
};

/**
 * A filter on TimeGenerated in a query switches off the portal's choice of a time range, which would cut the query to a day or what else is
 * chosen (Microsoft Learn, "Log query scope and time range in Azure Monitor Log Analytics", Time range). A parser's own filter may not be seen there.
 * Nothing is lost by it: TimeGenerated is when an event happened or when it arrived.
 */
const checkTimeRange: HuntingCheck = ({ bound, schema }) => {
  const nodes = [...nodesOf(bound.syntax)];
  const parsers = new Set(schema.functions.map(({ name }) => name));
  const filters = new Map(
    nodes
      .filter((node) => node.kind === "PipeExpression" && node.child("Operator").kind === "FilterOperator")
      .map((pipe) => [rangeOf(pipe.child("Expression")), pipe.child("Operator").child("Condition").text]),
  );
  return nodes
    .filter((node) => node.kind === "FunctionCallExpression" && parsers.has(node.child("Name").text))
    .filter((call) => filters.get(rangeOf(call)) !== `TimeGenerated>${starttimeOf(call)}`)
    .map((call) => `query: where TimeGenerated > ${starttimeOf(call)} must stand behind ${call.text}`);
};

const rangeOf = ({ start, end }: Syntax): string => `${start}-${end}`;

/** What a parser is asked to begin with: `ago(lookback)`. The knob in front, where it is not asked. */
function starttimeOf(call: Syntax): string {
  const given = call
    .child("ArgumentList")
    .list("Expressions")
    .find((argument) => argument.kind === "SimpleNamedExpression" && argument.child("Name").text === "starttime");
  return given?.child("Expression").text ?? "ago(lookback)";
}

/** A result in the order in which it is looked at, with the columns chosen; what identifies an entity is a text among them. */
const checkResult: HuntingCheck = ({ rule, bound }) => {
  const given = new Map((bound.columns ?? []).map(({ name, type }) => [name, type]));
  const result = resultOf(bound.syntax);
  const last = result?.kind === "PipeExpression" ? result : undefined;
  const before = last?.child("Expression");
  const sorting = before?.kind === "PipeExpression" ? before.child("Operator").kind : undefined;
  const mapped = rule.entityMappings.flatMap(({ fieldMappings }) => fieldMappings.map(({ columnName }) => columnName));
  const expected = new Set(rule.tests.flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row))));
  return [
    ...(last?.child("Operator").kind === "ProjectOperator" ? [] : ["query: it must end in a project of its result"]),
    ...(sorting === "SortOperator" || sorting === "TopOperator" ? [] : ["query: sort must stand before that project"]),
    ...mapped
      .filter((column) => given.get(column) !== "string")
      .map((column) => `entityMappings: the query gives no column ${column} that is a string`),
    ...[...expected]
      .filter((column) => !given.has(column))
      .map((column) => `tests: the query gives no column ${column}`),
  ];
};

const checkAscii: HuntingCheck = ({ rule }) => {
  const { name, description, query } = deployedHuntingQuery(rule);
  return notAscii({ name, description, query });
};

/** What the service takes: see the limits above. */
const checkLengths: HuntingCheck = ({ rule }) => {
  const { description, query } = deployedHuntingQuery(rule);
  const texts = { question: description, description: oneLine(rule.description) };
  return [
    ...Object.entries(texts)
      .filter(([, text]) => text.length > longestDescription)
      .map(([key, { length }]) => `${key}: it has ${length} characters, ${longestDescription} are the most`),
    ...(query.length > longestQuery ? [`query: it has ${query.length} characters with its comments`] : []),
  ];
};

/** A hunting query whose tests look like a rule's: a row of the result is to it what an alert is to a rule. */
type Firing = Omit<HuntingQueryFile, "tests"> & {
  readonly tests: readonly (Omit<HuntingQueryTest, "rows"> & { readonly alerts: readonly unknown[] })[];
};

const ofRows =
  (check: Check<Firing>): HuntingCheck =>
  (examined) => {
    const tests = examined.rule.tests.map(({ rows, ...test }) => ({ ...test, alerts: rows }));
    const rule = { ...examined.rule, tests };
    const { schema, columnsOf } = examined;
    return check({
      rule,
      schema,
      columnsOf,
      get bound() {
        return examined.bound;
      },
      get withoutWatchlists() {
        return examined.withoutWatchlists;
      },
    });
  };

/** All checks of a hunting query by itself. */
export const huntingChecks = {
  names: checkNames,
  ascii: checkAscii,
  lengths: checkLengths,
  binding: checkBinding,
  operators: checkOperators,
  knobs: checkKnobs,
  timeRange: checkTimeRange,
  result: checkResult,
  entities: checkEntities,
  mitre: checkMitre,
  connectors: checkConnectors,
  needs: ofRows(checkNeeds),
  foreignTables: checkForeignTables,
  tests: ofRows(checkTests),
} satisfies Readonly<Record<string, HuntingCheck>>;

/** What is wrong with one hunting query by itself. */
export function huntingProblems(examined: Examined<HuntingQueryFile>): string[] {
  return Object.values(huntingChecks).flatMap((check: HuntingCheck) => check(examined));
}

/** Hunting queries with the name of a rule: whoever reads it in an incident or a bookmark could not tell which it is. */
export function namesOfRules(
  queries: readonly Pick<HuntingQueryFile, "slug" | "name">[],
  rules: readonly { readonly name: string }[],
): string[] {
  const taken = new Set(rules.map((rule) => deployedName(rule).toLowerCase()));
  return queries
    .filter((query) => taken.has(deployedName(query).toLowerCase()))
    .map(({ slug }) => `hunting-queries/${slug}.yaml: name: a rule has it`);
}

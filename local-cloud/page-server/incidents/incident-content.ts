import path from "node:path";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { type HuntingQueryFile, readHuntingQueries } from "../../../tools/content/files/hunting-query-file.ts";
import { readParsers } from "../../../tools/content/files/parser-file.ts";
import { readRules, type RuleFile } from "../../../tools/content/files/rule-file.ts";

const root = path.join(import.meta.dirname, "../../..");

/** What the project's files say that helps with an incident. */
export interface IncidentContent {
  /** By the rule's id, which is the name of its resource and so the incident's `ruleId`. */
  readonly rules: ReadonlyMap<string, RuleFile>;
  readonly huntingQueries: readonly HuntingQueryFile[];
  /** Names of the columns of each parser and table. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/** Reads the files. @throws ContentError when one is broken. */
export function readIncidentContent(): IncidentContent {
  const named = [...contentSchema(root).tables, ...readParsers(root)];
  return {
    rules: new Map(readRules(root).map((rule) => [rule.id.toLowerCase(), rule])),
    huntingQueries: readHuntingQueries(root),
    columns: new Map(named.map(({ name, columns }) => [name, columns.map((column) => column.name)])),
  };
}

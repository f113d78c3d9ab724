import { existsSync, readFileSync } from "node:fs";

import { answerQuery } from "../../../local-cloud/azure/query/answer.ts";
import { type AnsweredTable, askWorkspace, jsonLines, QueryRefused, readAnswer, tableLines } from "./answer.ts";
import { EventFileError, readEventFile } from "./event-file.ts";
import { type KqlOptions, readOptions, usage, UsageError } from "./options.ts";

/** What the command writes to. */
export interface Output {
  readonly isTerminal: boolean;
  out(line: string): void;
  error(line: string): void;
}

/**
 * `npm run kql`. Errors of the query and of the file of events have the form `file:line:column: what is wrong`.
 * @returns the exit code: 0, 1 when there is no result, 2 when the command line is wrong.
 */
export async function runCommand(args: readonly string[], output: Output, now: number): Promise<number> {
  let name = "query";
  try {
    const options = readOptions(args, output.isTerminal);
    if (options === "help") {
      output.out(usage);
      return 0;
    }
    const { text, file } = readQuery(options.query);
    name = file ?? name;
    const table = await answerOf(text, options, now);
    for (const line of (options.isTable ? tableLines : jsonLines)(table)) output.out(line);
    return 0;
  } catch (error) {
    output.error(sayFailure(error, name));
    return error instanceof UsageError ? 2 : 1;
  }
}

function readQuery(query: string): { readonly text: string; readonly file?: string } {
  if (existsSync(query)) return { text: readFileSync(query, "utf8"), file: query };
  if (/^\S+\.(?:kql|csl)$/u.test(query)) throw new UsageError(`There is no file ${query}.`);
  return { text: query };
}

async function answerOf(query: string, { events, workspace }: KqlOptions, now: number): Promise<AnsweredTable> {
  if (events === undefined) return askWorkspace(workspace, query);
  if (!existsSync(events)) throw new UsageError(`There is no file ${events}.`);
  try {
    const { body } = await answerQuery({ query }, readEventFile(readFileSync(events, "utf8"), now), { now });
    return readAnswer(body);
  } catch (error) {
    if (!(error instanceof EventFileError)) throw error;
    throw new Error(`${events}:${error.line}:1: ${error.message}`, { cause: error });
  }
}

function sayFailure(error: unknown, name: string): string {
  if (!(error instanceof QueryRefused)) return error instanceof Error ? error.message : String(error);
  const { line, column, message } = error;
  return line === undefined ? `${name}: ${message}` : `${name}:${line}:${column ?? 1}: ${message}`;
}

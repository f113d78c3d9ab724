import { runQuery } from "../../server/query.ts";
import { read } from "../../server/request.ts";
import type { Result } from "../../server/result.ts";
import type { Question } from "./question.ts";
import { resourceRows } from "./resource-rows.ts";
import type { Ask } from "./sheet.ts";
import type { TakeTurn } from "./turns.ts";

/** Asks each question once: tabs that are opened again have their answers. Make another for a refresh. */
export function createAsk(take: TakeTurn): Ask {
  const known = new Map<string, Result>();
  return async (question, signal) => {
    const key = JSON.stringify(question);
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = await take(signal, async () => run(question, signal));
    known.set(key, result);
    return result;
  };
}

async function run(question: Question, signal: AbortSignal): Promise<Result> {
  if (question.kind === "logs") return runQuery(question, signal);
  const { path, apiVersion } = question;
  const asked = new URLSearchParams({ path, "api-version": apiVersion });
  return resourceRows(await read(`/api/workbook/resources?${asked.toString()}`, signal), question);
}

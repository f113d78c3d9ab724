import { write } from "./request.ts";
import type { Result } from "./result.ts";

/** A query and the time that it looks at. */
export interface Question {
  readonly query: string;
  /** ISO 8601 duration or interval; undefined for all time. */
  readonly timespan?: string | undefined;
}

interface QueryAnswer {
  readonly tables: readonly Omit<Result, "cut">[];
  readonly error?: {
    readonly message: string;
    readonly details?: readonly { readonly innererror?: { readonly message?: string } }[];
  };
}

/**
 * Runs a query in the local workspace.
 * @throws ServerError with what is wrong with it
 */
export async function runQuery({ query, timespan }: Question, signal?: AbortSignal): Promise<Result> {
  const answer = await write<QueryAnswer>("POST", "/query", { query, timespan }, signal);
  const [table] = answer.tables;
  const cut = answer.error?.details?.[0]?.innererror?.message ?? answer.error?.message;
  return { columns: table?.columns ?? [], rows: table?.rows ?? [], cut };
}

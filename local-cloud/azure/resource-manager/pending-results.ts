import { errorBody } from "./arm-error.ts";
import { toArmError } from "./deployments/failure.ts";
import type { JsonObject } from "./json-value.ts";

/** What becomes of an operation: `pending` first, then its answer. */
export type PendingResult =
  | { readonly state: "pending" }
  | { readonly state: "done"; readonly status: number; readonly body: JsonObject | undefined };

/** Operations that are answered at once and asked for later, by an address in the Location header. */
export interface PendingResults {
  /** Notes the operation and gives the id by which its result is asked for. */
  add(result: Promise<JsonObject | undefined>): string;
  find(id: string): PendingResult | undefined;
}

export function createPendingResults(newId: () => string): PendingResults {
  const results = new Map<string, PendingResult>();
  return {
    add(result) {
      const id = newId();
      results.set(id, { state: "pending" });
      void result.then(
        (body) => results.set(id, { state: "done", status: 200, body }),
        (error: unknown) => {
          const refusal = toArmError(error);
          results.set(id, { state: "done", status: refusal.status, body: { error: errorBody(refusal) } });
        },
      );
      return id;
    },
    find: (id) => results.get(id),
  };
}

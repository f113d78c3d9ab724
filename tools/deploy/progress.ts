import { sayDuration } from "../../src/duration.ts";
import type { ResourceOperation } from "./azure/operations.ts";
import { nameResource } from "./azure/resource-words.ts";

/** What there is to say after another look at a deployment. */
export interface Progress {
  /** One for each resource that has come to its end since the last look. */
  readonly lines: readonly string[];
  /** What is under way now, for a line that is rewritten. */
  readonly status: string;
}

/** Follows a deployment: each resource is told once, when it has come to its end. */
export function createProgress(): (operations: readonly ResourceOperation[]) => Progress {
  const told = new Set<string>();
  return (operations) => {
    const lines: string[] = [];
    for (const { id, state, durationMs } of operations) {
      const key = id.toLowerCase();
      if (state === "running" || told.has(key)) continue;
      told.add(key);
      const took = durationMs === undefined ? "" : `, ${sayDuration(durationMs)}`;
      lines.push(state === "succeeded" ? `  ✓ ${nameResource(id)}${took}` : `  ✗ ${nameResource(id)}${took}`);
    }
    const running = operations.filter(({ state }) => state === "running").map(({ id }) => nameResource(id));
    return { lines, status: running.length === 0 ? "" : `  ${told.size} done; under way: ${running.join(", ")}` };
  };
}

import { streams } from "./streams.ts";

/** Names of the streams that have actions to leave out. */
export const streamNames: readonly string[] = streams.map(({ name }) => name);

/**
 * Reads a comma list of `stream/action`: stream name -> actions of it that stay out of the table. Undefined for anything else, and
 * for a stream that there is not.
 */
export function readExcludedActions(text: string): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const excluded = new Map<string, Set<string>>();
  const parts = text.split(",").map((part) => part.trim());
  for (const part of parts.filter((each) => each !== "")) {
    const [, stream = "", action = ""] = /^([a-z]+)\/([\w-]+)$/.exec(part) ?? [];
    if (!streamNames.includes(stream)) return undefined;
    excluded.set(stream, (excluded.get(stream) ?? new Set()).add(action));
  }
  return excluded;
}

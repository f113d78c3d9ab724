import type { RunAnswer, StreamLineAnswer } from "../../../local-cloud/page-server/answers/connector.ts";

/** Seconds as people say them: `0 s`, `45 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const units = [
    [86_400, "d"],
    [3_600, "h"],
    [60, "min"],
    [1, "s"],
  ] as const;
  const first = units.findIndex(([size]) => whole >= size);
  if (first === -1) return "0 s";
  let left = whole;
  const parts = units.slice(first, first + 2).map(([size, unit]) => {
    const amount = Math.floor(left / size);
    left -= amount * size;
    return { amount, unit };
  });
  return parts
    .filter(({ amount }) => amount > 0)
    .map(({ amount, unit }) => `${amount} ${unit}`)
    .join(" ");
}

const outcomes: Readonly<Record<string, string>> = {
  drained: "up to date",
  budget_spent: "more is waiting",
  rate_limited: "waits for the rate limit",
  failed: "failed",
};

/** What a run said of a stream, in words: `up to date`, `failed: credentials_failed`. */
export function lineText({ category, outcome }: StreamLineAnswer): string {
  const words = outcomes[outcome] ?? outcome;
  return category === "ok" ? words : `${words}: ${category}`;
}

/** Names of what went wrong, each once: from the health rows, else from what the function threw. */
export function categoriesOf({ lines, error = "" }: Pick<RunAnswer, "lines" | "error">): readonly string[] {
  const told = lines.filter(({ outcome }) => outcome === "failed").map(({ category }) => category);
  const thrown = [...error.matchAll(/\[(?<name>\w+)\]/gu)].map(({ groups }) => groups?.["name"] ?? "");
  return [...new Set(told.length > 0 ? told : thrown)];
}

/** Which streams failed in a run: `all streams`, or their names. */
export function failedStreams({ lines }: Pick<RunAnswer, "lines">): string {
  const told = lines.filter(({ outcome }) => outcome !== "probe");
  const failed = told.filter(({ outcome }) => outcome === "failed").map(({ stream }) => stream);
  if (failed.length === 0 || failed.length === told.length || failed.includes("*")) return "all streams";
  return failed.toSorted().join(", ");
}

/** What the function wrote in a run, and what it threw. */
export function logText({ log, error }: Pick<RunAnswer, "log" | "error">): string {
  const lines = log.map(({ level, message }) => `${level}: ${message}`);
  if (error !== undefined) lines.push(`It threw: ${error}`);
  return lines.length === 0 ? "It wrote nothing." : lines.join("\n");
}

/** How a run ended, in words. */
export function outcomeText(run: RunAnswer): string {
  if (!run.ok) {
    const why = categoriesOf(run).join(", ");
    const what = why === "" ? "failed" : `failed: ${why}`;
    return run.lines.length === 0 ? `${what}; no health row arrived` : `${what} (${failedStreams(run)})`;
  }
  const worst = run.lines.find(({ outcome }) => outcome !== "drained" && outcome !== "probe");
  return worst === undefined ? "up to date" : lineText(worst);
}

import { styleText } from "node:util";
import type { Line, Mark } from "./check.ts";

/** How each mark is shown. */
const marks = {
  passed: { sign: "✓", colour: "green" },
  warned: { sign: "!", colour: "yellow" },
  failed: { sign: "✗", colour: "red" },
  skipped: { sign: "–", colour: "dim" },
} as const satisfies Record<Mark, { sign: string; colour: Parameters<typeof styleText>[0] }>;

/**
 * A line of the doctor: sign, name, text; below it what to do, each line of it indented.
 * Colours only where the stream is a terminal and NO_COLOR is not set.
 */
export function renderLine({ mark, name, about, text, remedy }: Line, stream: NodeJS.WriteStream): string {
  const { sign, colour } = marks[mark];
  const what = about === undefined ? name : `${name} (${about})`;
  const below = (remedy ?? "").split("\n").filter((line) => line !== "");
  const first = `${styleText(colour, sign, { stream })} ${what}: ${text}`;
  return [first, ...below.map((line) => `    ${line}`)].join("\n");
}

/** The last line: how many of each. */
export function summary(lines: readonly Line[]): string {
  const count = (mark: Mark): number => lines.filter((line) => line.mark === mark).length;
  const counts = [
    `${count("passed")} passed`,
    `${count("failed")} failed`,
    ...(count("warned") > 0 ? [`${count("warned")} to look at`] : []),
    ...(count("skipped") > 0 ? [`${count("skipped")} skipped`] : []),
  ];
  return counts.join(", ");
}

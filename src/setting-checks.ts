import type { Cloud } from "./azure/clouds.ts";
import { readDuration } from "./duration.ts";

/** What is wrong with a setting's text, as the end of "It is ...", or undefined. */
export type Check = (text: string, cloud: Cloud) => string | undefined;

/** A length of time that a setting may have at most or at least. */
export interface DurationLimit {
  readonly ms: number;
  /** As the administrator would write it. */
  readonly text: string;
}

/** The text has a shape; `expected` says which. */
export const matches =
  (pattern: RegExp, expected: string): Check =>
  (text) =>
    pattern.test(text) ? undefined : `not ${expected}`;

/** The text is an ISO 8601 duration within limits. A lower one comes with the reason for it. */
export const duration =
  ({
    atMost,
    atLeast,
  }: {
    readonly atMost: DurationLimit;
    readonly atLeast?: DurationLimit & { why: string };
  }): Check =>
  (text) => {
    const ms = readDuration(text);
    if (ms === undefined) return "not an ISO 8601 duration of weeks, days, hours, minutes and seconds";
    if (ms <= 0) return "not longer than nothing";
    if (atLeast !== undefined && ms < atLeast.ms) return `shorter than ${atLeast.text} (${atLeast.why})`;
    return ms > atMost.ms ? `longer than ${atMost.text}` : undefined;
  };

/** The text is the bare https address of a host of Azure, in the right cloud. */
export const addressUnder =
  (suffix: (cloud: Cloud) => string): Check =>
  (text, cloud) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== "https:" || !url.hostname.endsWith(suffix(cloud)))
      return `not an https address under ${suffix(cloud)}`;
    return url.href === `https://${url.hostname}/`
      ? undefined
      : "not a bare address: https:// and the host, nothing else";
  };

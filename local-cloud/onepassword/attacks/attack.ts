import type { Company } from "../company/company.ts";
import type { StreamEvent } from "../event-shapes.ts";

/** When and how to play an attack. */
export type AttackOptions = {
  /** When it begins, in milliseconds since 1970. */
  readonly at: number;
  /** Chooses victims and details; the same company, time and seed give the same events. @default 1 */
  readonly seed?: number;
};

/** Rows of the watchlists that a workspace has while an attack is played, by alias. */
export type Watchlists = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** A scripted attack on a company. */
export type Attack = {
  /** The `story` of its events. */
  readonly name: string;
  /** What the attacker does, in a sentence or two, with what can be seen of it. */
  readonly description: string;
  /** Rules that must fire: names of files in `analytics-rules/`, without their ending. */
  readonly rules: readonly string[];
  /** Watchlists without which one of the rules has nothing to look at. @default none */
  watchlists?(company: Company, options: AttackOptions): Watchlists;
  /** Minutes after the start at which nothing reaches the connector any more. @default never */
  readonly silentAfter?: number;
  /** Why: 1Password refuses its token, which it says in its health rows, or it does not run. @default "refused" */
  readonly silentBecause?: "refused" | "stopped";
  /** The events that the attack leaves, in insertion order. */
  events(company: Company, options: AttackOptions): readonly StreamEvent[];
};

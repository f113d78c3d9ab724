import type { StreamEvent } from "../event-shapes.ts";
import type { Company } from "../company/company.ts";

/** When and how to play an attack. */
export type AttackOptions = {
  /** When it begins, in milliseconds since 1970. */
  readonly at: number;
  /** Chooses victims and details; the same company, time and seed give the same events. @default 1 */
  readonly seed?: number;
};

/** A scripted attack on a company. */
export type Attack = {
  /** The `story` of its events. */
  readonly name: string;
  /** What the attacker does, in a sentence or two, with what can be seen of it. */
  readonly description: string;
  /** The events that the attack leaves, in insertion order. */
  events(company: Company, options: AttackOptions): readonly StreamEvent[];
};

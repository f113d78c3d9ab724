import type { Database } from "../../../tools/kql/engine/database.ts";
import type { Clock } from "../../clock.ts";
import type { Alert } from "./alert.ts";
import type { Incidents } from "./incidents.ts";
import { createPeriodView, type PeriodView } from "./period-view.ts";
import { delayMs, runRule } from "./run-rule.ts";
import type { ScheduledRule } from "./scheduled-rule.ts";

export interface SentinelOptions {
  /** The rules as they are deployed at the moment. */
  readonly rules: () => readonly ScheduledRule[];
  /** The workspace as it is at the moment. */
  readonly database: () => Database;
  readonly incidents: Incidents;
  readonly clock: Clock;
  /** How far ahead of the clock the runs of a schedule look: with the delay of five minutes, at what has just arrived. Default 0. */
  readonly aheadMs?: number;
  /** Told of each run that ended, with what it found; undefined when it failed. */
  readonly onRun?: (rule: ScheduledRule, alerts: readonly Alert[] | undefined) => void;
  /** Told of a run that failed; the other rules go on. */
  readonly onFailure?: (rule: ScheduledRule, error: unknown) => void;
}

/** Runs the rules of a workspace. */
export interface Sentinel {
  readonly incidents: Incidents;
  /** Runs each enabled rule as often as its schedule has come round since the last call. */
  runDue(signal?: AbortSignal): Promise<void>;
  /** Runs each enabled rule once, over what there is now, past schedules and suppression. */
  runAll(signal?: AbortSignal): Promise<void>;
}

interface Turn {
  readonly frequencyMs: number;
  next: number;
  restsUntil: number;
}

/**
 * Sentinel over a workspace. A rule's first turn comes within its frequency after it was first seen, at another moment than those
 * of the other rules; the turns after it are its frequency apart and are all taken, late ones too, each with its own time.
 */
export function createSentinel(options: SentinelOptions): Sentinel {
  const { rules, database, incidents, clock, aheadMs = 0, onRun, onFailure } = options;
  const turns = new Map<string, Turn>();
  let seen: { readonly database: Database; readonly view: PeriodView } | undefined;

  function viewNow(): PeriodView {
    const now = database();
    if (seen?.database !== now) seen = { database: now, view: createPeriodView(now) };
    return seen.view;
  }

  async function run(rule: ScheduledRule, at: number, signal: AbortSignal | undefined): Promise<readonly Alert[]> {
    try {
      const found = await runRule(rule, viewNow(), at, signal === undefined ? {} : { signal });
      // A run that looks ahead of the clock happens now all the same: no incident is from the future.
      const alerts = found.map((alert) => Object.assign({}, alert, { at: Math.min(alert.at, clock.now()) }));
      onRun?.(rule, alerts);
      incidents.take(rule, alerts);
      return alerts;
    } catch (error) {
      signal?.throwIfAborted();
      onRun?.(rule, undefined);
      onFailure?.(rule, error);
      return [];
    }
  }

  function turnOf({ id, frequencyMs }: ScheduledRule, share: number, now: number): Turn {
    const known = turns.get(id);
    if (known?.frequencyMs === frequencyMs) return known;
    const turn = { frequencyMs, next: now + Math.floor(frequencyMs * share), restsUntil: 0 };
    turns.set(id, turn);
    return turn;
  }

  return {
    incidents,
    async runDue(signal) {
      const now = clock.now();
      const enabled = rules().filter((rule) => rule.enabled);
      for (const [index, rule] of enabled.entries()) {
        const turn = turnOf(rule, index / enabled.length, now);
        for (; turn.next <= now; turn.next += rule.frequencyMs) {
          if (turn.next < turn.restsUntil) continue;
          const alerts = await run(rule, turn.next + aheadMs, signal);
          if (alerts.length > 0) turn.restsUntil = turn.next + (rule.suppressionMs ?? 0);
        }
      }
    },
    async runAll(signal) {
      // What has just arrived is looked at five minutes from now.
      const at = clock.now() + delayMs;
      for (const rule of rules()) if (rule.enabled) await run(rule, at, signal);
    },
  };
}

import * as v from "valibot";
import type { PlayedRule, PlayedScenario } from "./play.ts";

/** What a thread is told at its start. Times in milliseconds since 1970. */
export const plan = v.object({
  root: v.string(),
  world: v.object({
    people: v.number(),
    seed: v.number(),
    from: v.number(),
    days: v.number(),
    before: v.number(),
    keepsRaw: v.boolean(),
  }),
  /** How many times rarer than their schedule rules run over the quiet days: see `Schedule`. */
  rarer: v.number(),
  /** When attacks begin. */
  scenarioAt: v.number(),
});
export type Plan = v.InferOutput<typeof plan>;

/** Something to play: a rule over the quiet days, or an attack. */
export const job = v.object({ kind: v.picklist(["rule", "attack"]), name: v.string() });
export type Job = v.InferOutput<typeof job>;

/** What a thread says: that its company is there, or what came of a job. */
export type Answer =
  | { readonly kind: "ready"; readonly rows: number }
  | { readonly kind: "rule"; readonly rule: PlayedRule }
  | { readonly kind: "attack"; readonly scenario: PlayedScenario };

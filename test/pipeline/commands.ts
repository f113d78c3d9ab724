import * as fc from "fast-check";
import { eventKinds } from "../fakes/fake-row-mapper.ts";
import { trouble } from "../fakes/trouble.ts";
import type { Trouble } from "../fakes/trouble.ts";
import { hourMs, latestMs, mostSkewMs } from "./bounds.ts";
import type { World } from "./world.ts";

/** What the commands need to know beforehand. */
export interface Model {
  /** How far the connector's clock is ahead of the true time. */
  skewMs: number;
}

type Command = fc.AsyncCommand<Model, World>;

/** A command from data, so that a failure prints as a list of steps. */
function step<Detail>(
  name: string,
  details: fc.Arbitrary<Detail>,
  run: (world: World, detail: Detail) => unknown,
  change: (model: Model, detail: Detail) => boolean = () => true,
): fc.Arbitrary<Command> {
  return details.map((detail) => ({
    check: (model: Readonly<Model>) => change({ ...model }, detail),
    async run(model: Model, world: World) {
      change(model, detail);
      await run(world, detail);
      world.check();
    },
    toString: () => `${name}(${fc.stringify(detail)})`,
  }));
}

const mostlyPlain = fc.oneof({ weight: 6, arbitrary: fc.constant("plain" as const) }, fc.constantFrom(...eventKinds));
const kinds = fc.array(mostlyPlain, { minLength: 1, maxLength: 7 });

const retryAfterMs = fc.constantFrom(undefined, 3, 2_000, 90_000, 600_000);
const done = fc.constantFrom("nothing" as const, "part" as const, "all" as const, "late" as const);

function troubles(one: fc.Arbitrary<Trouble>): fc.Arbitrary<Trouble[]> {
  return fc.array(one, { minLength: 1, maxLength: 6 });
}

const transient = fc.constantFrom("unavailable", "timeout", "network", "malformed_response", "hang");

const sourceTroubles = troubles(
  fc.oneof(
    fc.tuple(transient).map(([category]) => trouble(category)),
    retryAfterMs.map((wait) => trouble("rate_limited", { retryAfterMs: wait })),
    fc.constantFrom(trouble("credentials_failed"), trouble("events_refused")),
  ),
);

const sinkTroubles = troubles(
  fc.oneof(
    fc.tuple(transient, done).map(([category, share]) => trouble(category, { done: share })),
    retryAfterMs.map((wait) => trouble("rate_limited", { retryAfterMs: wait })),
    fc.constant(trouble("ingestion_refused")),
  ),
);

const allOrNothing = fc.constantFrom("nothing" as const, "all" as const, "late" as const);
const storeTroubles = troubles(
  fc.oneof(
    fc.tuple(transient, allOrNothing).map(([category, share]) => trouble(category, { done: share })),
    fc.constant(trouble("storage_refused")),
  ),
);
const readTroubles = troubles(
  fc
    .constantFrom("unavailable", "network", "hang", "storage_refused", "checkpoint_unreadable")
    .map((category) => trouble(category)),
);

/** A run. Most have time enough; the awaits of a run with a page or two number some thirty. */
const runPlan = fc.record({
  budgetMs: fc.constantFrom(240_000, 240_000, 5_000, 500, 1),
  crashAt: fc.option(fc.nat({ max: 60 }), { nil: undefined }),
  latencies: fc.array(fc.constantFrom(0, 0, 1, 40, 900), { minLength: 1, maxLength: 7 }),
});

/** What can happen to the connector, in any order. */
export const commands: fc.Arbitrary<Command>[] = [
  step("events appear", kinds, (world, made) => world.appear(made, 0)),
  step("late events appear", fc.tuple(kinds, fc.integer({ min: 0, max: latestMs })), (world, [made, age]) =>
    world.appear(made, age),
  ),
  step("an event from the future appears", kinds, (world, made) => world.appear(made.slice(0, 1), -365 * 24 * hourMs)),
  step("pages break off", fc.integer({ min: 1, max: 6 }), (world, count) => (world.source.brokenPages = count)),
  step("source fails", sourceTroubles, (world, next) => world.source.troubles.add(...next)),
  step("cursors are refused", fc.constant([]), (world) => world.source.refuseCursors()),
  step("empty pages", fc.integer({ min: 1, max: 3 }), (world, count) => (world.source.emptyPages = count)),
  step("sink fails", sinkTroubles, (world, next) => world.sink.troubles.add(...next)),
  step("sink refuses everything", fc.boolean(), (world, all) => (world.refusesAll = all)),
  step("checkpoint cannot be read", readTroubles, (world, next) => world.checkpoints.readTroubles.add(...next)),
  step("commit fails", storeTroubles, (world, next) => world.checkpoints.commitTroubles.add(...next)),
  step("rejected events cannot be kept", storeTroubles, (world, next) => world.rejectedEvents.troubles.add(...next)),
  step(
    "clock jumps",
    fc.integer({ min: -mostSkewMs, max: mostSkewMs }),
    (world, ms) => world.clock.jump(ms),
    (model, ms) => {
      model.skewMs += ms;
      return Math.abs(model.skewMs) <= mostSkewMs;
    },
  ),
  step("time passes", fc.constantFrom(1_000, 300_000, 30 * hourMs), (world, ms) => world.clock.advance(ms)),
  step("run", runPlan, (world, plan) => world.run(plan)),
  step("run again", runPlan, (world, plan) => world.run(plan)),
  step("two instances run", fc.tuple(runPlan, runPlan), (world, plans) => world.run(...plans)),
];

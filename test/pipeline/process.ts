import { createBudget, requestTimeoutFor } from "../../src/pipeline/budget.ts";
import { collect } from "../../src/pipeline/collect.ts";
import type { CollectPorts } from "../../src/pipeline/collect.ts";
import type { StreamReport } from "../../src/pipeline/tally.ts";
import { toConnectorError } from "../../src/errors.ts";
import { FakePagePlaces } from "../fakes/fake-page-places.ts";
import { mapMadeEvent } from "../fakes/fake-row-mapper.ts";
import { controlRow, key, lookBack } from "./bounds.ts";
import type { World } from "./world.ts";

/** One run of the connector in a process of its own. */
export interface RunPlan {
  readonly budgetMs: number;
  /** The process dies at this await of its ports: half of them lie before an effect, half behind one. */
  readonly crashAt: number | undefined;
  /** How long each await of a port takes, in turn, in milliseconds. */
  readonly latencies: readonly number[];
}

const never = new Promise<never>(() => {});

/**
 * A process that runs `collect` against the world. Once it has died nothing that it does has an effect any more.
 */
export class Process {
  readonly places = new FakePagePlaces(2);
  readonly #uploads: { readonly rows: number; readonly signal: AbortSignal; readonly lost: boolean }[] = [];
  /** Whether this run met a refused cursor. */
  #refused = false;
  #awaits = 0;
  #dead = false;
  readonly #died = Promise.withResolvers<"crashed">();
  readonly #world: World;
  readonly #plan: RunPlan;
  readonly #skewMs: number;

  constructor(world: World, plan: RunPlan, skewMs: number) {
    this.#skewMs = skewMs;
    this.#world = world;
    this.#plan = plan;
  }

  /** Rows of uploads whose answer was an error, or came too late for the engine: each may be there twice. */
  get unanswered(): number {
    const unanswered = this.#uploads.filter(({ lost, signal }) => lost || signal.aborted);
    return unanswered.reduce((sum, { rows }) => sum + rows, 0);
  }

  /** Runs until the end, or the death of the process. */
  run(): Promise<StreamReport | "crashed"> {
    const { breakPorts } = this.#world;
    return Promise.race([collect(breakPorts(this.#ports(), this.#world), key, lookBack), this.#died.promise]);
  }

  async #await(): Promise<void> {
    this.#awaits += 1;
    if (this.#awaits === this.#plan.crashAt) {
      this.#dead = true;
      this.#died.resolve("crashed");
    }
    const latency = this.#plan.latencies[this.#awaits % this.#plan.latencies.length] ?? 0;
    if (latency > 0 && !this.#dead) await this.#world.clock.sleep(latency);
    if (this.#dead) await never;
  }

  async #through<Result>(call: () => Promise<Result>): Promise<Result> {
    await this.#await();
    try {
      return await call();
    } finally {
      await this.#await();
    }
  }

  #ports(): CollectPorts {
    const { clock, source, sink, checkpoints, rejectedEvents } = this.#world;
    const living = {
      // No two machines write the same time: else two instances could take each other's commit for their own.
      now: () => clock.now() + this.#skewMs,
      monotonic: () => clock.monotonic(),
      sleep: async (ms: number, signal: AbortSignal) => {
        try {
          await clock.sleep(ms, signal);
        } finally {
          if (this.#dead) await never;
        }
      },
    };
    const requestMs = requestTimeoutFor(this.#plan.budgetMs);
    return {
      clock: living,
      budget: createBudget({ clock: living, runMs: this.#plan.budgetMs, requestMs, graceMs: requestMs / 2 }),
      random: () => 0.5,
      mapRow: mapMadeEvent,
      controlRow,
      places: this.places,
      source: {
        fetch: (position, take, signal) =>
          this.#through(async () => {
            if (this.#refused && "startTime" in position) this.#world.startedAnew();
            try {
              return await source.fetch(position, take, signal);
            } catch (error) {
              this.#refused ||= toConnectorError(error).category === "cursor_refused";
              throw error;
            }
          }),
      },
      sink: {
        batch: (rows) => {
          const batch = sink.batch(rows);
          const send = (signal: AbortSignal) =>
            this.#through(() => {
              this.#uploads.push({ rows: batch.count, signal, lost: sink.troubles.waiting > 0 });
              return batch.send(signal);
            });
          return { ...batch, send };
        },
      },
      checkpoints: {
        read: (of, signal) => this.#through(() => checkpoints.read(of, signal)),
        commit: (of, checkpoint, etag, signal) => this.#through(() => checkpoints.commit(of, checkpoint, etag, signal)),
      },
      rejectedEvents: {
        keep: (of, rejections, signal) => this.#through(() => rejectedEvents.keep(of, rejections, signal)),
      },
    };
  }
}

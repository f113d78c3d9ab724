import type { CollectPorts } from "../../src/pipeline/collect.ts";
import type { Checkpoint } from "../../src/pipeline/ports.ts";
import { FakeCheckpointStore } from "../fakes/fake-checkpoint-store.ts";
import { FakeRejectedEventStore } from "../fakes/fake-rejected-events.ts";
import { madeEvent, madeRow, uuidOf } from "../fakes/fake-row-mapper.ts";
import type { EventKind, MadeEvent } from "../fakes/fake-row-mapper.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { FakeSource, readCursor } from "../fakes/fake-source.ts";
import type { CursorPlace } from "../fakes/fake-source.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";
import { lateByMs } from "../fakes/trouble.ts";
import { key, pageSize, rowBytes } from "./bounds.ts";
import { Process } from "./process.ts";
import type { RunPlan } from "./process.ts";

/** Replaces ports by broken ones, to show that the property finds it. */
export type BreakPorts = (ports: CollectPorts, world: World) => CollectPorts;

/** 1Password, Azure and every run of the connector, with a record of what is true and what was promised. */
export class World {
  readonly clock = new VirtualClock();
  readonly source = new FakeSource(this.clock, pageSize);
  readonly sink = new FakeSink(this.clock);
  readonly checkpoints = new FakeCheckpointStore(this.clock);
  readonly rejectedEvents = new FakeRejectedEventStore(this.clock);
  readonly breakPorts: BreakPorts;
  /** The service refuses every row, the known good one too. */
  refusesAll = false;
  readonly #events: MadeEvent[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #refusedRows = new Set<string>();
  /** How often each event reached the sink, and how far the sink's rows are counted. */
  readonly #deliveries = new Map<string, number>();
  #counted = 0;
  #repeats = 0;
  #newestIndex = -1;
  /** Repeats that crashes, lost answers, lost races and cursor resets explain. */
  #allowance = 0;
  /** The chain that the stream first committed: it decides which old events are not asked for. */
  #firstChain: CursorPlace | undefined;
  #last: Checkpoint | undefined;
  /** Processes that run side by side now. */
  #sideBySide = 0;
  readonly #violations: string[] = [];

  constructor(breakPorts: BreakPorts) {
    this.breakPorts = breakPorts;
    this.sink.refuses = (json) => this.refusesAll || this.#refusedRows.has(json);
    this.checkpoints.onWritten = (checkpoint) => this.#judgeCommit(checkpoint);
    // Two instances that write the same at the same instant both win: they delivered the same page, and neither lost a race.
    this.checkpoints.onFoundWritten = () => {
      if (this.#sideBySide > 1) this.#allowance += pageSize;
    };
  }

  /** True time: what no wrong clock changes. */
  get trueTime(): number {
    return noon + this.clock.monotonic();
  }

  /** Events reach 1Password, `ageMs` after they happened; a negative age is a device whose clock is ahead. */
  appear(kinds: readonly EventKind[], ageMs: number): void {
    for (const kind of kinds) {
      const uuid = `E${this.#events.length}`;
      const time = this.trueTime - ageMs;
      const event = madeEvent(uuid, time, kind, rowBytes);
      this.#indexes.set(uuid, this.#events.length);
      this.#events.push(event);
      this.source.append({ event, time });
      if (kind === "refused") this.#refusedRows.add(madeRow(uuid));
    }
  }

  /** Runs processes side by side, each until its end or death, and checks what they leave behind. */
  async run(...plans: readonly RunPlan[]): Promise<readonly string[]> {
    this.#sideBySide = plans.length;
    const processes = plans.map((plan, index) => new Process(this, plan, index));
    const ends = await this.clock.run(Promise.all(processes.map((process) => process.run())));
    await this.clock.advance(0);
    for (const [index, process] of processes.entries()) {
      const end = ends[index];
      if (end === "crashed" || end === undefined) {
        this.#allowance += pageSize + process.unanswered;
        continue;
      }
      this.#allowance += end.duplicatesAtRisk;
      const endedEarly = end.outcome === "failed" || end.outcome === "rate_limited";
      if (endedEarly !== (end.error !== undefined)) this.#violation("outcome and error disagree");
      // A fetch ahead that nobody waits for any more may still be under way; it gives its place back when it ends.
      await this.clock.advance(lateByMs);
      if (process.places.held !== 0) this.#violation(`${process.places.held} places were not given back`);
    }
    this.check();
    return ends.map((end) => (end === "crashed" ? end : end.outcome));
  }

  /** A run met a refused cursor and asks from an event time: everything behind it may come again. */
  startedAnew(): void {
    this.#allowance += this.source.log.length + pageSize;
  }

  /** Everything works again. */
  async heal(): Promise<void> {
    this.refusesAll = false;
    this.source.emptyPages = 0;
    this.source.brokenPages = 0;
    const { source, sink, checkpoints, rejectedEvents } = this;
    for (const port of [source, sink, rejectedEvents]) port.troubles.clear();
    checkpoints.readTroubles.clear();
    checkpoints.commitTroubles.clear();
    await this.clock.advance(2 * lateByMs);
  }

  /** @throws Error that lists every broken promise. */
  check(): void {
    this.#countDeliveries();
    if (this.#repeats > this.#allowance)
      this.#violation(`${this.#repeats} deliveries are repeats, ${this.#allowance} are explained`);
    if (this.#violations.length > 0) throw new Error(this.#violations.join("\n"));
  }

  /** Events among the first `count` that were asked for and are nowhere. */
  missing(count: number = this.#events.length): readonly string[] {
    this.#countDeliveries();
    const lost = this.#events
      .slice(0, count)
      .filter((event, index) => this.#wasAskedFor(index) && !this.#isSafe(event));
    return lost.map(({ uuid, kind }) => `${uuid} (${kind})`);
  }

  /** What was there at the start and older than the start is not asked for. The overlap of a cursor reset may still bring it. */
  #wasAskedFor(index: number): boolean {
    const first = this.#firstChain;
    const event = this.#events[index];
    if (first === undefined || event === undefined) return true;
    return index >= first.horizon || Date.parse(event.timestamp) >= first.start;
  }

  #isSafe({ uuid, kind }: MadeEvent): boolean {
    if (kind === "excluded") return true;
    const delivered = this.#deliveries.has(uuid);
    if (delivered && kind !== "cut") return true;
    const kept = this.rejectedEvents.kept(key).some(({ event }) => uuidOf(event) === uuid);
    return kind === "cut" ? delivered && kept : kept;
  }

  #countDeliveries(): void {
    for (; this.#counted < this.sink.rows.length; this.#counted += 1) {
      const uuid = uuidOf(JSON.parse(this.sink.rows[this.#counted] ?? ""));
      const index = this.#indexes.get(uuid ?? "");
      if (uuid === undefined || index === undefined) continue;
      const before = this.#deliveries.get(uuid) ?? 0;
      this.#deliveries.set(uuid, before + 1);
      if (before > 0) this.#repeats += 1;
      else if (!this.#wasAskedFor(index)) continue;
      else if (index < this.#newestIndex) this.#violation(`${uuid} was delivered after a newer one of its stream`);
      else this.#newestIndex = index;
    }
  }

  /** Looks at each checkpoint at the moment when it is written, not only when the run has caught up. */
  #judgeCommit(checkpoint: Checkpoint): void {
    const { position } = checkpoint;
    const before = this.#last;
    this.#last = checkpoint;
    if ("startTime" in position) {
      if (before !== undefined) this.#violation("the checkpoint went back to a start time");
      return;
    }
    const place = readCursor(position.cursor);
    if (place === undefined) return this.#violation(`the checkpoint holds an unknown cursor ${position.cursor}`);
    if (before === undefined) this.#violation("the first checkpoint does not say where the stream starts");
    const last = before !== undefined && "cursor" in before.position ? readCursor(before.position.cursor) : undefined;
    if (last?.chain === place.chain && progress(place) <= progress(last))
      this.#violation(`the checkpoint went from ${progress(last)} to ${progress(place)}`);
    if (last !== undefined && last.chain !== place.chain && last.chain >= this.source.refusedBelow)
      this.#violation("the stream was started anew although its cursor was good");
    this.#firstChain ??= place;
    const lost = this.missing(place.position);
    if (lost.length > 0) this.#violation(`the checkpoint is ahead of the delivery of ${lost.join(", ")}`);
  }

  #violation(what: string): void {
    this.#violations.push(`Broken promise: ${what}.`);
  }
}

function progress({ position, emptyPages }: CursorPlace): number {
  return position + emptyPages;
}

import type { RejectedEventStore, Rejection, StreamKey } from "../../src/pipeline/ports.ts";
import { Troubles } from "./trouble.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** Kept events in memory, by content: the same page replaces itself. */
export class FakeRejectedEventStore implements RejectedEventStore {
  readonly troubles: Troubles;
  readonly #kept = new Map<string, { readonly key: StreamKey; readonly rejections: readonly Rejection[] }>();

  constructor(clock: VirtualClock) {
    this.troubles = new Troubles(clock);
  }

  keep(key: StreamKey, rejections: readonly Rejection[], signal: AbortSignal): Promise<void> {
    return this.troubles.play(signal, () => {
      const content = rejections.map(({ reason, detail, event }) => `${reason} ${detail} ${textOf(event)}`);
      this.#kept.set(JSON.stringify([key, content]), { key, rejections });
    });
  }

  /** Everything that is kept for a stream, in the order in which it was kept first. */
  kept({ account, stream }: StreamKey): readonly Rejection[] {
    return [...this.#kept.values()]
      .filter(({ key }) => key.account === account && key.stream === stream)
      .flatMap(({ rejections }) => rejections);
  }
}

function textOf(event: unknown): string | undefined {
  try {
    return JSON.stringify(event);
  } catch {
    // Nested too deeply: there is no text of it.
    return undefined;
  }
}

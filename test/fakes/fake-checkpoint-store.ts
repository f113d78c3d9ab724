import { ConnectorError } from "../../src/errors.ts";
import type { Checkpoint, CheckpointStore, StoredCheckpoint, StreamKey } from "../../src/pipeline/ports.ts";
import { Troubles } from "./trouble.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** Blobs in memory, written with If-Match. */
export class FakeCheckpointStore implements CheckpointStore {
  readonly readTroubles: Troubles;
  readonly commitTroubles: Troubles;
  /** Every checkpoint that was ever written, oldest first. */
  readonly written: Checkpoint[] = [];
  /** Told of each checkpoint at the moment when it is written. */
  onWritten: (checkpoint: Checkpoint) => void = () => {};
  /** Told when a commit finds its own text there already: its first answer was lost, or another instance wrote the same at the same instant. */
  onFoundWritten: () => void = () => {};
  readonly #stored = new Map<string, { readonly text: string; readonly etag: string }>();
  #etags = 0;

  constructor(clock: VirtualClock) {
    this.readTroubles = new Troubles(clock);
    this.commitTroubles = new Troubles(clock);
  }

  read(key: StreamKey, signal: AbortSignal): Promise<StoredCheckpoint | undefined> {
    return this.readTroubles.play(signal, () => {
      const stored = this.#stored.get(name(key));
      return stored === undefined ? undefined : { checkpoint: parse(stored.text), etag: stored.etag };
    });
  }

  commit(key: StreamKey, checkpoint: Checkpoint, etag: string | undefined, signal: AbortSignal): Promise<string> {
    const text = JSON.stringify(checkpoint);
    return this.commitTroubles.play(signal, () => {
      const stored = this.#stored.get(name(key));
      if (stored !== undefined && stored.etag !== etag && stored.text === text) {
        this.onFoundWritten();
        return stored.etag;
      }
      if (stored?.etag !== etag) throw new ConnectorError("lost_race", "Another run wrote.");
      this.written.push(parse(text));
      this.onWritten(parse(text));
      return this.overwrite(key, text);
    });
  }

  /** What stands there now. */
  checkpoint(key: StreamKey): Checkpoint | undefined {
    const text = this.#stored.get(name(key))?.text;
    return text === undefined ? undefined : parse(text);
  }

  /** Somebody writes past the connector; the text need not be a checkpoint. Answers the new tag. */
  overwrite(key: StreamKey, text: string): string {
    const etag = `"${++this.#etags}"`;
    this.#stored.set(name(key), { text, etag });
    return etag;
  }
}

function name({ account, stream }: StreamKey): string {
  return `${account}/${stream}`;
}

function parse(text: string): Checkpoint {
  const checkpoint: unknown = tryParse(text);
  if (isCheckpoint(checkpoint)) return checkpoint;
  throw new ConnectorError("checkpoint_unreadable", "This is no checkpoint.");
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCheckpoint(value: unknown): value is Checkpoint {
  return (
    typeof value === "object" && value !== null && "version" in value && value.version === 1 && "position" in value
  );
}

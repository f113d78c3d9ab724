import { Worker } from "node:worker_threads";
import type { TestOrder } from "../../../tools/content/playing/test-thread.ts";
import type { TestLine } from "../answers/content-tests.ts";

/** Runs the tests of content files in threads, one file after the other: two at once would share the machine's few cores. */
export interface TestRuns {
  /** A line of JSON for each `TestLine`. The run ends when this is cancelled. */
  begin(order: TestOrder): ReadableStream<Uint8Array>;
}

const thread = new URL("../../../tools/content/playing/test-thread.ts", import.meta.url);

export function createTestRuns(): TestRuns {
  const encoder = new TextEncoder();
  let last = Promise.resolve();

  return {
    begin(order) {
      const stopping = new AbortController();
      return new ReadableStream({
        start(controller) {
          const send = (line: TestLine): void => {
            if (!stopping.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
          };
          last = runAfter(last, order, send, stopping.signal);
          void last.then(() => !stopping.signal.aborted && controller.close());
        },
        cancel: () => stopping.abort(),
      });
    },
  };
}

async function runAfter(
  before: Promise<void>,
  order: TestOrder,
  send: (line: TestLine) => void,
  signal: AbortSignal,
): Promise<void> {
  await before;
  if (signal.aborted) return;
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const worker = new Worker(thread, { workerData: order });
  // The program may end while tests run.
  worker.unref();
  worker.on("message", send);
  worker.on("error", ({ message }) => send({ kind: "failed", message }));
  worker.once("exit", () => resolve());
  signal.addEventListener("abort", () => void worker.terminate());
  await ended;
}

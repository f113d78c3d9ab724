import { Worker } from "node:worker_threads";
import type { TestOrder } from "../../../tools/content/playing/test-thread.ts";
import type { TestLine } from "../answers/content.ts";

/** Runs the tests of content files in threads. */
export interface TestRuns {
  /** A line of JSON for each `TestLine`; undefined while others run: two would share the machine's few cores. It ends when it is cancelled. */
  begin(order: TestOrder): ReadableStream<Uint8Array> | undefined;
}

export function createTestRuns(): TestRuns {
  const encoder = new TextEncoder();
  let isRunning = false;

  return {
    begin(order) {
      if (isRunning) return undefined;
      isRunning = true;
      const thread = new Worker(new URL("../../../tools/content/playing/test-thread.ts", import.meta.url), {
        workerData: order,
      });
      // The program may end while tests run.
      thread.unref();
      thread.once("exit", () => {
        isRunning = false;
      });
      return new ReadableStream({
        start(controller) {
          const send = (line: TestLine): void => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
          let isOpen = true;
          thread.on("message", (line: TestLine) => {
            if (isOpen) send(line);
          });
          thread.on("error", ({ message }) => {
            if (isOpen) send({ kind: "failed", message });
          });
          thread.once("exit", () => {
            if (isOpen) controller.close();
            isOpen = false;
          });
        },
        async cancel() {
          await thread.terminate();
        },
      });
    },
  };
}

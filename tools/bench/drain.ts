import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { startFunctionApp } from "../../local-cloud/functions-host/host.ts";
import { streams } from "../../src/streams.ts";
import type { FromBareCloud } from "./bare-cloud.ts";
import { deployForBench } from "./deployed.ts";
import { eventsPerPage } from "./pages.ts";

/** What one drain of the built function took, in its own process. */
export interface Drain {
  readonly events: number;
  readonly pages: number;
  readonly requests: number;
  readonly seconds: number;
  readonly cpuMs: number;
  readonly peakRssBytes: number;
}

/** Drains backlogs, one after another, each in a fresh function process. */
export interface DrainBench extends AsyncDisposable {
  /** Fills each stream with an equal share of so many events and drains all of it in one run. */
  drain(events: number): Promise<Drain>;
}

/** Starts the bare cloud, in a process of its own. */
export async function startDrainBench(appDirectory: string): Promise<DrainBench> {
  const cloud = fork(path.join(import.meta.dirname, "bare-cloud.ts"), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ready = await hear(cloud, "ready");
  const settings = {
    ...(await deployForBench()).settings,
    IDENTITY_ENDPOINT: `http://127.0.0.1:${ready.tokenPort}/msi/token`,
    IDENTITY_HEADER: "bench",
    NODE_EXTRA_CA_CERTS: ready.caFile,
    RUN_BUDGET: "PT9M",
    BENCH_PORT: String(ready.port),
  };

  const requestsSoFar = async (pagesPerStream: number): Promise<number> => {
    cloud.send({ pagesPerStream });
    return (await hear(cloud, "begun")).requestsBefore;
  };

  return {
    async drain(events) {
      const pagesPerStream = Math.ceil(events / eventsPerPage / streams.length);
      const before = await requestsSoFar(pagesPerStream);
      const app = await startFunctionApp({
        directory: appDirectory,
        settings,
        nodeArguments: ["--import", path.join(import.meta.dirname, "direct.mjs")],
      });
      const { ok, error, usage, durationMs } = await app.invoke("collect");
      await app.stop();
      if (!ok || usage === undefined) throw new Error(`The measured run failed: ${error?.message ?? "no usage"}`);
      const pages = pagesPerStream * streams.length;
      const requests = (await requestsSoFar(0)) - before;
      return { events: pages * eventsPerPage, pages, requests, seconds: durationMs / 1_000, ...usage };
    },
    async [Symbol.asyncDispose]() {
      const exited = once(cloud, "exit");
      cloud.disconnect();
      await exited;
    },
  };
}

type Kind = FromBareCloud["kind"];

async function hear<Wanted extends Kind>(
  cloud: ChildProcess,
  kind: Wanted,
): Promise<Extract<FromBareCloud, { kind: Wanted }>> {
  const { promise, resolve, reject } = Promise.withResolvers<Extract<FromBareCloud, { kind: Wanted }>>();
  const onMessage = (message: FromBareCloud): void => {
    if (isOf(message, kind)) resolve(message);
  };
  cloud.on("message", onMessage);
  const onExit = (): void => reject(new Error("The bare cloud ended."));
  cloud.once("exit", onExit);
  try {
    return await promise;
  } finally {
    cloud.off("message", onMessage).off("exit", onExit);
  }
}

function isOf<Wanted extends Kind>(
  message: FromBareCloud,
  kind: Wanted,
): message is Extract<FromBareCloud, { kind: Wanted }> {
  return message.kind === kind;
}

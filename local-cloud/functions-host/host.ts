import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { readHostSettings } from "./host-settings.ts";
import {
  type InvocationError,
  type LogEntry,
  type RegisteredFunction,
  type Usage,
  parseWorkerMessage,
} from "./messages.ts";
import { type Alarm, type Tick, systemAlarm } from "./ticker.ts";
import { timerPayload } from "./timer-payload.ts";

export interface FunctionAppOptions {
  /** The built app: a folder with package.json, host.json and what `main` names. */
  readonly directory: string;
  /** The app settings. They, a PATH and `TZ=UTC` are all of the process's environment. */
  readonly settings: Readonly<Record<string, string>>;
  /** @default the Node that runs this */
  readonly nodeBinary?: string;
  /** Flags for that Node, as `--max-old-space-size=256`. @default none */
  readonly nodeArguments?: readonly string[];
  /** Told of every line of the app's log as it comes, with the invocation's id if it belongs to one. */
  readonly onLog?: (entry: LogEntry, invocationId: string | undefined) => void;
  /** Times `functionTimeout` of host.json. @default setTimeout */
  readonly alarm?: Alarm;
  /** Milliseconds, for durations. @default performance.now */
  readonly stopwatch?: () => number;
}

/** One run of a function. */
export interface Invocation {
  readonly id: string;
  readonly ok: boolean;
  /** What the function threw; `WorkerExited` when its process died, `FunctionTimeout` when the host killed it. */
  readonly error?: InvocationError;
  readonly logs: readonly LogEntry[];
  readonly durationMs: number;
  /** CPU time of the whole process during the run, and the process's highest memory so far. Missing when the process died. */
  readonly usage?: Usage;
}

/** How the process ended: an exit code or a signal. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A function app in a process of its own, as one instance in Azure. It is not restarted when it dies: start another. */
export interface FunctionApp {
  readonly functions: readonly RegisteredFunction[];
  /** How long the app took to load, and on which Node. */
  readonly startup: { readonly loadMs: number; readonly nodeVersion: string };
  readonly pid: number;
  /**
   * Runs a timer function once. A failed run resolves too, with `ok: false`.
   *
   * @throws when the app has no such function, or its process has already ended
   */
  invoke(name: string, tick?: Tick): Promise<Invocation>;
  /** All that the process wrote to stdout and stderr so far. */
  output(): string;
  /** The log lines that belong to no invocation. */
  logs(): readonly LogEntry[];
  /** Ends the process at once (SIGKILL), as a crash of the machine would. */
  kill(): Promise<Exit>;
  /** Asks the process to end, as when Azure scales in. */
  stop(): Promise<Exit>;
  readonly exited: Promise<Exit>;
}

interface Running {
  readonly logs: LogEntry[];
  readonly end: (outcome: { error?: InvocationError | undefined; usage?: Usage }) => void;
}

const WORKER = path.join(import.meta.dirname, "worker.mjs");
/** What Azure gives a worker that is told to end, before it is killed. */
const STOP_GRACE_MS = 10_000;

/** App setting with flags for the worker's Node (Azure Functions Premium plan, "Memory considerations"); the host then starts a worker anew. */
const WORKER_ARGUMENTS = "languageWorkers__node__arguments";

function workerArguments(settings: Readonly<Record<string, string>>): readonly string[] {
  return (settings[WORKER_ARGUMENTS] ?? "").split(" ").filter((argument) => argument !== "");
}

/**
 * Starts a function app as the Functions host does and waits until it has registered its functions. An app that fails to load
 * has none; `output()` says why, as in Azure.
 *
 * @throws when host.json cannot be used, or the process ends before it has started
 */
export async function startFunctionApp(options: FunctionAppOptions): Promise<FunctionApp> {
  const { directory, settings, alarm = systemAlarm, stopwatch = () => performance.now(), onLog } = options;
  const { functionTimeoutMs } = await readHostSettings(path.join(directory, "host.json"));
  const worker = fork(WORKER, [path.resolve(directory)], {
    cwd: directory,
    env: { PATH: process.env["PATH"], TZ: "UTC", ...settings },
    execPath: options.nodeBinary ?? process.execPath,
    execArgv: [...workerArguments(settings), ...(options.nodeArguments ?? [])],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });

  const written: string[] = [];
  const ownLogs: LogEntry[] = [];
  const running = new Map<string, Running>();
  const started = Promise.withResolvers<Pick<FunctionApp, "functions" | "startup">>();
  const ended = Promise.withResolvers<Exit>();
  let exit: Exit | undefined;

  for (const stream of [worker.stdout, worker.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => written.push(text));
  }
  worker.on("message", (raw) => {
    const message = parseWorkerMessage(raw);
    if (message.kind === "started") {
      const { functions, loadMs, nodeVersion } = message;
      started.resolve({ functions, startup: { loadMs, nodeVersion } });
    } else if (message.kind === "log") {
      const { level, category, invocationId } = message;
      const entry = { level, category, message: message.message };
      (running.get(invocationId ?? "")?.logs ?? ownLogs).push(entry);
      onLog?.(entry, invocationId);
    } else {
      running.get(message.invocationId)?.end(message);
    }
  });
  worker.on("error", started.reject);
  // "close" comes after "exit", when stdout, stderr and the channel have been read to their ends.
  worker.on("close", (code, signal) => {
    exit = { code, signal };
    const message = `The worker process ended with ${signal ?? `exit code ${code}`}.`;
    started.reject(new Error(`${message} It wrote:\n${written.join("")}`));
    for (const { end } of running.values()) end({ error: { name: "WorkerExited", message } });
    ended.resolve(exit);
  });

  const kill = (): Promise<Exit> => {
    worker.kill("SIGKILL");
    return ended.promise;
  };
  const { functions, startup } = await started.promise;

  return {
    functions,
    startup,
    pid: worker.pid ?? 0,
    async invoke(name, tick) {
      if (!functions.some((registered) => registered.name === name))
        throw new Error(`The app has no function '${name}'.`);
      if (exit !== undefined) throw new Error("The app's process has ended; start it again.");
      const id = randomUUID();
      const begun = stopwatch();
      const logs: LogEntry[] = [];
      const invocation = Promise.withResolvers<Invocation>();
      const end: Running["end"] = ({ error, usage }) => {
        if (!running.delete(id)) return;
        cancelTimeout();
        invocation.resolve({
          id,
          ok: error === undefined,
          ...(error !== undefined && { error }),
          logs,
          durationMs: stopwatch() - begun,
          ...(usage !== undefined && { usage }),
        });
      };
      running.set(id, { logs, end });
      // A function cannot be interrupted, so the host ends its process (functionTimeout in the host.json reference).
      const cancelTimeout = alarm(functionTimeoutMs, () => {
        const message = `Timeout value of ${functionTimeoutMs / 1000} s exceeded by function 'Functions.${name}' (Id: '${id}').`;
        end({ error: { name: "FunctionTimeout", message } });
        void kill();
      });
      worker.send({ kind: "invoke", invocationId: id, functionName: name, timer: timerPayload(tick) });
      return invocation.promise;
    },
    output: () => written.join(""),
    logs: () => ownLogs,
    kill,
    async stop() {
      if (worker.connected) worker.send({ kind: "terminate" });
      const cancel = alarm(STOP_GRACE_MS, () => void kill());
      await ended.promise;
      cancel();
      return ended.promise;
    },
    exited: ended.promise,
  };
}

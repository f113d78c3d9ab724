import * as v from "valibot";

/** What the worker process tells the host. Checked, because the other side is JavaScript in another process. */
const WorkerMessage = v.variant("kind", [
  v.object({
    kind: v.literal("started"),
    functions: v.array(
      v.object({
        name: v.string(),
        bindings: v.array(v.looseObject({ name: v.string(), type: v.string(), direction: v.string() })),
      }),
    ),
    loadMs: v.number(),
    nodeVersion: v.string(),
  }),
  v.object({
    kind: v.literal("log"),
    invocationId: v.optional(v.string()),
    level: v.string(),
    category: v.string(),
    message: v.string(),
  }),
  v.object({
    kind: v.literal("done"),
    invocationId: v.string(),
    error: v.optional(v.object({ name: v.string(), message: v.string(), stack: v.optional(v.string()) })),
    usage: v.object({ cpuMs: v.number(), peakRssBytes: v.number() }),
  }),
]);

export type WorkerMessage = v.InferOutput<typeof WorkerMessage>;
export type Started = Extract<WorkerMessage, { kind: "started" }>;
export type Done = Extract<WorkerMessage, { kind: "done" }>;
export type RegisteredFunction = Started["functions"][number];
export type InvocationError = NonNullable<Done["error"]>;
export type Usage = Done["usage"];

/** @throws when the message is none of the worker's */
export function parseWorkerMessage(message: unknown): WorkerMessage {
  return v.parse(WorkerMessage, message);
}

/** One line that the app wrote by `context.log` and its kin, or that the worker wrote about it. */
export interface LogEntry {
  /** `trace`, `debug`, `information`, `warning`, `error` or `critical`. */
  readonly level: string;
  /** `user` for what the function wrote, `system` for what the worker or the programming model wrote. */
  readonly category: string;
  readonly message: string;
}

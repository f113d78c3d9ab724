// The stand-in for the Azure Functions Node worker: a process of its own that loads a function app and runs its functions
// when the host (host.ts) asks. Plain JavaScript, so that it also runs on the oldest Node that Azure offers and nothing but
// the app itself counts in its memory and start-up time.
//
// The order of calls follows Azure/azure-functions-nodejs-worker, src/eventHandlers/InvocationHandler.ts and src/startApp.ts.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { provideCoreApi } from "./core-api.mjs";

/**
 * @typedef {{ kind: "invoke", invocationId: string, functionName: string, timer: object }} Invoke
 * @typedef {Invoke | { kind: "terminate" }} Request
 */

const directory = process.argv[2] ?? ".";
const app = provideCoreApi((level, category, message) => send({ kind: "log", level, category, message }));

// The host is gone: nobody is left to report to.
process.on("disconnect", () => process.exit());
process.on("message", (/** @type {Request} */ request) => void handle(request));
await start();

/** @param {Request} request */
async function handle(request) {
  if (request.kind === "terminate") {
    await runHooks("appTerminate", { hookData: {}, appHookData: {} });
    process.exit();
  }
  const before = process.cpuUsage();
  const error = await errorOf(() => invoke(request));
  const { user, system } = process.cpuUsage(before);
  // resourceUsage reports kilobytes on every platform.
  const usage = { cpuMs: (user + system) / 1000, peakRssBytes: process.resourceUsage().maxRSS * 1024 };
  send({ kind: "done", invocationId: request.invocationId, error, usage });
}

async function start() {
  const begun = performance.now();
  const error = await errorOf(load);
  // As the worker does: the reason is on stderr and nowhere else, and the app has whatever it registered before.
  if (error !== undefined) console.error(`Worker was unable to load the app: ${error.stack ?? error.message}`);
  const functions = [...app.functions.values()].map(({ metadata }) => ({
    name: metadata.name,
    bindings: Object.entries(metadata.bindings).map(([name, binding]) => Object.assign({}, binding, { name })),
  }));
  await runHooks("appStart", { functionAppDirectory: directory, hookData: {}, appHookData: {} });
  await app.programmingModel?.getCapabilities?.({});
  app.started = true;
  send({ kind: "started", functions, loadMs: performance.now() - begun, nodeVersion: process.version });
}

async function load() {
  const { main, type } = JSON.parse(await readFile(path.join(directory, "package.json"), "utf8"));
  if (typeof main !== "string") throw new Error("package.json has no main");
  const entryPoint = path.resolve(directory, main);
  const isModule = entryPoint.endsWith(".mjs") || (type === "module" && !entryPoint.endsWith(".cjs"));
  await (isModule ? import(pathToFileURL(entryPoint).href) : createRequire(entryPoint)(entryPoint));
}

/** @param {Invoke} request */
async function invoke({ invocationId, functionName, timer }) {
  const registered = app.functions.get(functionName);
  if (registered === undefined || app.programmingModel === undefined) {
    throw new Error(`Function code for '${functionName}' is not loaded and cannot be invoked.`);
  }
  const { metadata, callback } = registered;
  const trigger = Object.entries(metadata.bindings).find(([, binding]) => binding.type === "timerTrigger")?.[0];
  /** @type {{ state: string | undefined, [property: string]: unknown }} */
  const coreContext = {
    invocationId,
    metadata,
    request: {
      invocationId,
      inputData: [{ name: trigger, data: { json: JSON.stringify(timer) } }],
      triggerMetadata: {},
    },
    // The programming model asks for it, to tell a log line that comes after the function has ended.
    state: undefined,
    log: (/** @type {string} */ level, /** @type {string} */ category, /** @type {string} */ message) =>
      send({ kind: "log", invocationId, level, category, message }),
  };
  const model = await app.programmingModel.getInvocationModel(coreContext);
  const { context, inputs } = await model.getArguments();
  const hookContext = { hookData: {}, appHookData: {}, invocationContext: context, functionCallback: callback, inputs };
  coreContext.state = "preInvocationHooks";
  await runHooks("preInvocation", hookContext);

  /** @type {{ result: unknown, error: unknown }} */
  const outcome = { result: null, error: null };
  coreContext.state = "invocation";
  try {
    outcome.result = await model.invokeFunction(context, hookContext.inputs, hookContext.functionCallback);
  } catch (error) {
    outcome.error = error;
  }
  const after = { ...hookContext, ...outcome };
  coreContext.state = "postInvocationHooks";
  await runHooks("postInvocation", after);
  coreContext.state = undefined;
  if (after.error !== null && after.error !== undefined) throw after.error;
  await model.getResponse(context, after.result);
}

/** @type {(name: string, context: object) => Promise<void>} */
async function runHooks(name, context) {
  for (const hook of app.hooks.get(name) ?? []) await hook(context);
}

/**
 * @param {() => unknown} action
 * @returns {Promise<{ name: string, message: string, stack?: string | undefined } | undefined>} what it threw
 */
async function errorOf(action) {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return { name: "Error", message: String(error) };
    return { name: error.name, message: error.message, stack: error.stack };
  }
}

/** @param {object} message */
function send(message) {
  // Without a channel the host is gone, and this process ends in a moment.
  if (process.connected) process.send?.(message);
}

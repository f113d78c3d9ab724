// The stand-in for `@azure/functions-core`, the module that only the Azure Functions Node worker has.

import Module from "node:module";

/**
 * @typedef {{ name?: string, type: string, direction: string, [property: string]: unknown }} Binding
 * @typedef {(...args: unknown[]) => unknown} Callback
 * @typedef {{ name: string, functionId?: string, bindings: Record<string, Binding> }} FunctionMetadata
 * @typedef {{ metadata: FunctionMetadata, callback: Callback }} RegisteredFunction
 * @typedef {{
 *   getArguments(): Promise<{ context: unknown, inputs: unknown[] }>,
 *   invokeFunction(context: unknown, inputs: unknown[], callback: Callback): Promise<unknown>,
 *   getResponse(context: unknown, result: unknown): Promise<unknown>,
 * }} InvocationModel
 * @typedef {{
 *   name: string,
 *   version: string,
 *   getInvocationModel(coreContext: object): InvocationModel | Promise<InvocationModel>,
 *   getCapabilities?(capabilities: Record<string, string>): unknown,
 * }} ProgrammingModel
 * @typedef {(level: string, category: string, message: string) => void} Log
 * @typedef {{
 *   functions: Map<string, RegisteredFunction>,
 *   hooks: Map<string, Callback[]>,
 *   programmingModel: ProgrammingModel | undefined,
 *   started: boolean,
 * }} App what the function app has registered
 */

/** Versions that are in Azure as of 2026; `@azure/functions` compares them for its newer features. */
const WORKER_VERSION = "3.9.1";
const HOST_VERSION = "4.1041.0";

/**
 * Makes `require("@azure/functions-core")` work in this process, as the worker does it: by replacing `Module.prototype.require`.
 * An `import` of the same name fails, as it does in Azure (Azure/azure-functions-nodejs-worker, src/setupCoreModule.ts).
 *
 * @param {Log} log where the module's own `log` goes
 * @returns {App} filled while the function app loads
 */
export function provideCoreApi(log) {
  /** @type {App} */
  const app = { functions: new Map(), hooks: new Map(), programmingModel: undefined, started: false };
  const coreApi = coreApiFor(app, log);
  // eslint-disable-next-line typescript/unbound-method -- the proxy passes each caller's `this` on
  Module.prototype.require = new Proxy(Module.prototype.require, {
    apply: (target, module, args) =>
      args[0] === "@azure/functions-core" ? coreApi : Reflect.apply(target, module, args),
  });
  return app;
}

/** @type {(app: App, log: Log) => object} */
function coreApiFor(app, log) {
  return {
    version: WORKER_VERSION,
    hostVersion: HOST_VERSION,
    Disposable,
    log,
    /** @param {ProgrammingModel} model */
    setProgrammingModel(model) {
      app.programmingModel = model;
    },
    getProgrammingModel: () => app.programmingModel,
    /** @type {(metadata: FunctionMetadata, callback: Callback) => Disposable} */
    registerFunction(metadata, callback) {
      if (app.started) throw new Error("A function can only be registered during app startup.");
      app.functions.set(metadata.name, { metadata, callback });
      return new Disposable(() => app.functions.delete(metadata.name));
    },
    /** @type {(name: string, callback: Callback) => Disposable} */
    registerHook(name, callback) {
      const callbacks = app.hooks.get(name) ?? [];
      app.hooks.set(name, [...callbacks, callback]);
      return new Disposable(() =>
        app.hooks.set(
          name,
          (app.hooks.get(name) ?? []).filter((other) => other !== callback),
        ),
      );
    },
  };
}

class Disposable {
  #action;

  /** @param {() => unknown} action */
  constructor(action) {
    this.#action = action;
  }

  dispose() {
    return this.#action();
  }
}

// A function app that misbehaves on request. The tests bundle it as the product is bundled.

import { type Timer, app } from "@azure/functions";

// eslint-disable-next-line no-underscore-dangle -- the name marks what the build fills in
declare const __CONNECTOR_VERSION__: string;

const schedule = "%FIXTURE_SCHEDULE%";

app.hook.preInvocation((context) => {
  context.hookData["seen"] = context.inputs.length;
});
app.hook.postInvocation((context) => {
  if (context.invocationContext.functionName === "hooked") {
    context.invocationContext.log(`inputs seen before: ${String(context.hookData["seen"])}`);
  }
});

app.timer("greet", {
  schedule,
  handler(_timer, context) {
    context.log("hello", { from: "fixture" });
    context.warn("careful");
    context.error("broken");
    console.log("printed, not logged");
    console.error("printed to stderr");
  },
});

app.timer("describe-timer", {
  schedule,
  handler(timer: Timer, context) {
    context.log(JSON.stringify(timer));
  },
});

app.timer("describe-process", {
  schedule,
  handler(_timer, context) {
    context.log(JSON.stringify({ environment: process.env, version: __CONNECTOR_VERSION__ }));
  },
});

app.timer("hooked", { schedule, handler: () => undefined });

app.timer("fail", {
  schedule,
  handler() {
    throw new RangeError("out of range");
  },
});

app.timer("throw-text", {
  schedule,
  handler() {
    // eslint-disable-next-line no-throw-literal, typescript/only-throw-error -- what a careless dependency may do
    throw "just text";
  },
});

app.timer("exit", {
  schedule,
  handler(_timer, context) {
    context.log("about to exit");
    setImmediate(() => process.exit(7));
    return new Promise<void>(() => undefined);
  },
});

app.timer("hang", {
  schedule,
  handler(_timer, context) {
    context.log("hanging");
    return new Promise<void>(() => undefined);
  },
});

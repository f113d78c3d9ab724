import { describe, expect, it } from "vitest";
import { startFunctionApp } from "../../local-cloud/functions-host/host.ts";
import { settings } from "../../src/config.ts";
import type { Setting } from "../../src/config.ts";
import { build } from "../../tools/build.ts";
import { logLines, startWorld } from "./world.ts";

const world = await startWorld();
const all = Object.values<Setting>(settings);
const required = all.filter(({ defaultText }) => defaultText === undefined);

/** A line of the message: what is wrong with a setting, what it is for, and how it might read. */
function lineAbout({ name, description, example }: Setting, problem: string): string {
  return `- ${name} is ${problem}. ${description} Example: ${example}`;
}

/** No request was made to anything, and nothing was written. */
async function expectNothingDone(): Promise<void> {
  expect(world.cloud.requests.all()).toEqual([]);
  expect(world.rows()).toEqual([]);
  expect(await world.cloud.blobs.listBlobs("checkpoints")).toEqual([]);
}

describe("settings that are not right", () => {
  it("are listed in one message, each with its remedy, when all required ones are missing", async () => {
    await world.fresh();
    const missing = Object.fromEntries(all.map(({ name }) => [name, ""]));

    const { ok, error } = await world.run(missing);

    expect(ok).toBe(false);
    const [first, ...lines] = (error?.message ?? "").split("\n");
    expect(first).toBe(`${required.length} app settings are missing or wrong:`);
    expect(lines).toEqual([
      ...required.map((setting) => lineAbout(setting, "missing")),
      expect.stringContaining("Set them in the function app under Settings, Environment variables"),
    ]);
    await expectNothingDone();
  });

  it("are listed in one message, each with its remedy, when all are malformed", async () => {
    await world.fresh();
    const malformed = Object.fromEntries(all.map(({ name }) => [name, "%not right%"]));

    const { ok, error } = await world.run(malformed);

    expect(ok).toBe(false);
    const [first, ...lines] = (error?.message ?? "").split("\n");
    expect(first).toBe(`${all.length} app settings are missing or wrong:`);
    for (const [index, { name, example }] of all.entries()) {
      expect(lines[index]).toMatch(new RegExp(`^- ${name} is (?:not|none of) .+\\. .+ Example: `));
      expect(lines[index]).toContain(example);
    }
    expect(error?.message, "a value may be a secret in the wrong field").not.toContain("not right");
    await expectNothingDone();
  });

  it("are listed together, some missing and some malformed, and the right ones are not named", async () => {
    await world.fresh();
    const token = await world.issueToken();

    const { ok, error } = await world.run({
      KEY_VAULT_URI: "",
      ONEPASSWORD_SECRET_NAME: token,
      RUN_BUDGET: "PT1H",
      FIRST_RUN_LOOKBACK: "P1Y",
      EXCLUDED_ACTIONS: "logins/reveal",
    });

    expect(ok).toBe(false);
    const named = [...(error?.message ?? "").matchAll(/^- (\w+) is/gm)].map(([, name]) => name);
    expect(named).toEqual([
      "KEY_VAULT_URI",
      "ONEPASSWORD_SECRET_NAME",
      "FIRST_RUN_LOOKBACK",
      "RUN_BUDGET",
      "EXCLUDED_ACTIONS",
    ]);
    await expectNothingDone();
  });

  it("do not keep the function from being found: it fails when it runs, even with no setting at all", async () => {
    await world.fresh();
    const { directory } = await build();
    const app = await startFunctionApp({ directory, settings: {} });

    expect(app.functions.map(({ name }) => name)).toEqual(["collect"]);
    const { ok, error } = await app.invoke("collect");
    await app.stop();

    expect(ok).toBe(false);
    for (const { name } of required) expect(error?.message).toContain(`- ${name} is missing.`);
    await expectNothingDone();
  });

  it("are enough once they are right, without those that have a default", async () => {
    await world.fresh();
    await world.run({ RUN_BUDGET: "soon" });
    await expectNothingDone();
    const defaults = all.filter(({ defaultText }) => defaultText !== undefined);

    const invocation = await world.run(Object.fromEntries(defaults.map(({ name }) => [name, ""])));

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(logLines(invocation)).toHaveLength(3);
  });
});

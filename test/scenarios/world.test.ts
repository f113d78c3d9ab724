import { expect, it } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import { expectNoSecretIn } from "./secrets-watch.ts";
import { logLines, startWorld } from "./world.ts";

const world = await startWorld();

it("delivers every event of a healthy account once", async () => {
  await world.fresh();
  const invocation = await world.run();
  expect(invocation.error).toBeUndefined();
  world.expectAllDelivered({ times: "exactly once" });
  for (const stream of streams) expect(await world.checkpoint(stream)).toContain('"version":1');
  expect(world.lastHealth().map(({ category }) => category)).toEqual(["ok", "ok", "ok"]);
  expect(logLines(invocation)).toHaveLength(3);
  expect(world.cloud.accessTokens()).toHaveLength(3);
});

it("notices a token that stands where none may be", () => {
  const token = `${"h".repeat(30)}.${"c".repeat(40)}.${"s".repeat(50)}`;
  for (const part of [token, ...token.split(".")])
    expect(() => expectNoSecretIn([{ where: "log", text: `Bearer ${part} was refused` }], [token])).toThrow("log");
  expectNoSecretIn([{ where: "log", text: "nothing of it" }], [token]);
});

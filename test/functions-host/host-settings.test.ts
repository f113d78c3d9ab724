import path from "node:path";
import { expect, it } from "vitest";
import { readHostSettings } from "../../local-cloud/functions-host/host-settings.ts";
import { folderWith } from "./fixture.ts";

async function timeoutOf(hostJson: string): Promise<number> {
  const directory = await folderWith([["host.json", hostJson]]);
  return (await readHostSettings(path.join(directory, "host.json"))).functionTimeoutMs;
}

it.for([
  ["00:10:00", 600_000],
  ["01:00:01", 3_601_000],
  ["1.00:00:00", 86_400_000],
  ["-1", Infinity],
] as const)("reads a functionTimeout of %s", async ([text, milliseconds]) => {
  expect(await timeoutOf(JSON.stringify({ functionTimeout: text }))).toBe(milliseconds);
});

it("takes the Flex Consumption plan's default of 30 minutes", async () => {
  expect(await timeoutOf('{ "version": "2.0" }')).toBe(1_800_000);
});

it.for(["10 minutes", 600, null])("refuses a functionTimeout of %j", async (value) => {
  await expect(timeoutOf(JSON.stringify({ functionTimeout: value }))).rejects.toThrow("functionTimeout is");
});

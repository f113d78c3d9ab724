import * as fc from "fast-check";
import { expect, it } from "vitest";
import { nothingLost, propertyParameters } from "./nothing-lost.ts";

const longMs = 60 * 60_000;

it(
  "loses no event, whatever fails, dies or runs twice",
  async () => {
    const parameters = propertyParameters(1_000);
    await fc.assert(nothingLost(), parameters);
    expect(parameters.numRuns).toBeGreaterThan(0);
  },
  longMs,
);

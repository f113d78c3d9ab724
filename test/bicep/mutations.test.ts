import { globSync } from "node:fs";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, it } from "vitest";
import { compile } from "../../tools/bicep/compile.ts";
import { BicepError } from "../../tools/bicep/diagnostics.ts";
import { examplesFolder, fromFolder } from "./example-files.ts";

const files = fromFolder(examplesFolder);
const names = globSync("*.bicep", { cwd: examplesFolder }).toSorted();

/** Words, blanks and signs; and single characters. */
const cuts = [/(\w+|\s+|[^\w\s])/, /([\s\S])/];

/** A text with three of its pieces deleted, doubled or swapped: each seed always gives the same. */
function mutated(seed: number): { readonly name: string; readonly text: string } {
  const random = xoroshiro128plus(seed);
  const pick = (below: number): number => uniformInt(random, 0, below - 1);
  const name = names[pick(names.length)] ?? "";
  const pieces = (files.readText(name) ?? "").split(cuts[pick(cuts.length)] ?? "").filter((piece) => piece !== "");
  for (let change = 0; change < 3; change++) {
    const [at, other] = [pick(pieces.length), pick(pieces.length)];
    const [here = "", there = ""] = [pieces[at], pieces[other]];
    const kind = pick(3);
    if (kind === 0) pieces.splice(at, 1);
    else if (kind === 1) pieces.splice(at, 0, here);
    else [pieces[at], pieces[other]] = [there, here];
  }
  return { name, text: pieces.join("") };
}

async function outcomeOf(seed: number): Promise<string> {
  const { name, text } = mutated(seed);
  try {
    await compile(name, { readText: (path) => (path === name ? text : files.readText(path)) });
    return "compiled";
  } catch (error) {
    if (!(error instanceof BicepError) || error.diagnostics.length === 0) throw error;
    return "refused with a reason";
  }
}

describe("200 mutated inputs", () => {
  it.each(Array.from({ length: 200 }, (_, seed) => seed))(
    "neither hang nor crash: number %i",
    async (seed) => {
      await expect(outcomeOf(seed)).resolves.toMatch(/^compiled|refused with a reason$/);
    },
    10_000,
  );
});

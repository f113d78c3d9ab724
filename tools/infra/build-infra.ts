import path from "node:path";
import { compileHere } from "./compile-here.ts";
import { differences } from "./differences.ts";
import { compileOfficially, fetchOfficialCompiler, findOfficialCompiler, runProgram } from "./official-compiler.ts";
import type { RunProgram } from "./official-compiler.ts";
import { templateText, withoutGenerator } from "./template-text.ts";

export interface BuildOptions {
  /** Fetches the official compiler when there is none. */
  readonly official?: boolean;
  /** Compiles with both compilers and tells where they differ. */
  readonly compare?: boolean;
  /** @default real programs */
  readonly run?: RunProgram;
}

export interface InfraBuild {
  /** What belongs into `infra/azuredeploy.json`. */
  readonly text: string;
  /** For people: who compiled it. */
  readonly compiler: string;
  /** What must not be; then the text is of no use. */
  readonly problems: readonly string[];
  /** What one should know. */
  readonly notes: readonly string[];
}

const ENTRY = "infra/main.bicep";
/** Resource Manager takes templates of up to 4 MB (Microsoft Learn, "Azure Resource Manager limits"); a quarter is left for growth. */
export const MAX_TEMPLATE_BYTES = 3_000_000;

/**
 * Compiles `infra/main.bicep`: with the official compiler where there is one, else with tools/bicep.
 * @throws when it does not compile, or when there is no network to fetch a compiler over
 */
export async function buildInfra(
  root: string,
  { official: fetching = false, compare: both = false, run = runProgram }: BuildOptions = {},
): Promise<InfraBuild> {
  const found = await findOfficialCompiler(run);
  const cache = path.join(root, "node_modules/.cache/bicep");
  const official = found === undefined && fetching ? await fetchOfficialCompiler(cache, run) : found;
  const own = official === undefined || both ? await compileHere(root, ENTRY) : undefined;
  const theirs = official === undefined ? undefined : await compileOfficially(official, path.join(root, ENTRY), run);
  const text = templateText(theirs?.template ?? own?.template);
  return {
    text,
    compiler: official?.title ?? "tools/bicep",
    problems: [...tooLarge(text), ...(both ? disagreements(own?.template, theirs?.template) : [])],
    notes: [
      ...(theirs === undefined || theirs.findings === "" ? [] : [theirs.findings]),
      ...(own === undefined || own.bodiesChecked
        ? []
        : ["The bodies of resources were not checked: Microsoft's type definitions are not on this machine."]),
    ],
  };
}

function tooLarge(text: string): string[] {
  const bytes = Buffer.byteLength(text);
  const limit = MAX_TEMPLATE_BYTES.toLocaleString("en");
  return bytes <= MAX_TEMPLATE_BYTES ? [] : [`The template has ${bytes.toLocaleString("en")} bytes; at most ${limit}.`];
}

function disagreements(own: unknown, theirs: unknown): readonly string[] {
  if (theirs === undefined) return ["There is no official compiler to compare with: add --official to fetch it."];
  return differences(withoutGenerator(own), withoutGenerator(theirs)).map(
    (difference) => `tools/bicep and the official compiler differ at ${difference}`,
  );
}

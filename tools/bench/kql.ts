import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import * as v from "valibot";

import { type KqlPart, kqlParts } from "./kql-parts.ts";

const run = promisify(execFile);

const part = v.object({ seconds: v.number(), peakBytes: v.number() });
const workspace = v.object({ bytesPerRow: v.number(), ruleMs: v.number() });

/** Rows of the workspace that is measured: enough for three full chunks of a column. */
const workspaceRows = 200_000;

export interface KqlFigures {
  /** Seconds of a run over a million rows, and the most memory that the process took, rows included. */
  readonly parts: readonly (KqlPart & v.InferOutput<typeof part>)[];
  /** Bytes of a row of the workspace, and milliseconds of a typical rule over it. */
  readonly workspace: v.InferOutput<typeof workspace>;
}

/** Each measurement in a process of its own, so that its memory is its own. */
export async function measureKql(): Promise<KqlFigures> {
  const parts: (KqlPart & v.InferOutput<typeof part>)[] = [];
  for (const each of kqlParts) parts.push({ ...each, ...v.parse(part, await printed("kql-run.ts", each.name)) });
  return { parts, workspace: v.parse(workspace, await printed("kql-workspace.ts", String(workspaceRows))) };
}

async function printed(file: string, argument: string): Promise<unknown> {
  const { stdout } = await run(process.execPath, ["--expose-gc", path.join(import.meta.dirname, file), argument]);
  return JSON.parse(stdout);
}

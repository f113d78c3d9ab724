import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** A command line of the official compiler. */
export interface OfficialCompiler {
  /** For people: which one it is. */
  readonly title: string;
  readonly command: string;
  /** What stands before the name of the Bicep file. */
  readonly build: readonly string[];
}

/** Runs a program and gives what it prints. @throws when it cannot be started or ends with an error */
export type RunProgram = (command: string, args: readonly string[]) => Promise<{ stdout: string; stderr: string }>;

/** The version that the project's templates are compared with; raise it together with the types. */
export const BICEP_VERSION = "0.46.1";
const BICEP_NODE = "bicep-node@0.0.12";
/** A compiled template of a few megabytes comes through standard output. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

const runFile = promisify(execFile);
export const runProgram: RunProgram = (command, args) =>
  // On Windows `az` and `npm` are scripts, which only a shell starts.
  runFile(command, [...args], { maxBuffer: MAX_OUTPUT_BYTES, shell: process.platform === "win32" });

/** The official compiler of this machine: `bicep` itself, or the one in the Azure CLI; undefined without one. */
export async function findOfficialCompiler(run: RunProgram = runProgram): Promise<OfficialCompiler | undefined> {
  const candidates: readonly (OfficialCompiler & { readonly version: readonly string[] })[] = [
    { title: "bicep", command: "bicep", version: ["--version"], build: ["build", "--stdout"] },
    // `az bicep version` fetches nothing, unlike `az bicep build`: without an installed compiler it fails.
    {
      title: "az bicep",
      command: "az",
      version: ["bicep", "version"],
      build: ["bicep", "build", "--stdout", "--file"],
    },
  ];
  for (const { version, ...compiler } of candidates) {
    const answer = await run(compiler.command, version).catch(() => undefined);
    const [number] = /\d+\.\d+\.\d+/.exec(answer?.stdout ?? "") ?? [];
    if (number !== undefined) return { ...compiler, title: `${compiler.title} ${number}` };
  }
  return undefined;
}

/**
 * Fetches the official compiler with the npm package `bicep-node`, which downloads it from Microsoft.
 * @param folder - Where it is kept.
 * @throws without a network
 */
export async function fetchOfficialCompiler(folder: string, run: RunProgram = runProgram): Promise<OfficialCompiler> {
  const bicepNode = path.join(folder, "node_modules", "bicep-node");
  const install = `require(process.argv[1]).Bicep.install(process.argv[2], process.argv[3]).then(console.log)`;
  await mkdir(folder, { recursive: true });
  try {
    await run("npm", ["install", "--prefix", folder, "--no-save", "--ignore-scripts", "--silent", BICEP_NODE]);
    const { stdout } = await run(process.execPath, ["--eval", install, bicepNode, folder, BICEP_VERSION]);
    return { title: `bicep ${BICEP_VERSION}, fetched`, command: stdout.trim(), build: ["build", "--stdout"] };
  } catch (cause) {
    const remedy = "It needs a network. Install bicep or the Azure CLI, or leave --official out.";
    throw new Error(`The official compiler could not be fetched. ${remedy}`, { cause });
  }
}

/**
 * Compiles with the official compiler.
 * @returns the template, and what the compiler and its linter said
 * @throws when it refuses the file
 */
export async function compileOfficially(
  { command, build }: OfficialCompiler,
  file: string,
  run: RunProgram = runProgram,
): Promise<{ readonly template: unknown; readonly findings: string }> {
  const { stdout, stderr } = await run(command, [...build, file]);
  return { template: JSON.parse(stdout), findings: stderr.trim() };
}

import { readFile } from "node:fs/promises";
import * as v from "valibot";
import type { CloudName } from "../../src/azure/clouds.ts";
import { clouds } from "../../src/azure/clouds.ts";
import type { DeploymentParameter } from "./azure/resource-manager.ts";
import type { Template } from "./template.ts";
import { Stop } from "./stop.ts";

/** Parameters of the template, by name. */
export type Parameters = Readonly<Record<string, DeploymentParameter>>;

const parameterFile = v.object({
  parameters: v.record(
    v.string(),
    v.union([
      v.strictObject({ value: v.nonNullish(v.unknown()) }),
      v.strictObject({
        reference: v.object({
          keyVault: v.object({ id: v.string() }),
          secretName: v.string(),
          secretVersion: v.exactOptional(v.string()),
        }),
      }),
    ]),
  ),
});

/** Parameters that an option of the command sets. */
const setByOption: Readonly<Record<string, string>> = {
  workspaceResourceId: "--workspace",
  workspaceLocation: "--workspace (it is read from the workspace)",
  location: "--location",
};

const tokenParameter = "onePasswordToken";
const format =
  'It is the file that az deployment group create takes: { "parameters": { "schedule": { "value": "0 */10 * * * *" } } }.';

/**
 * Reads an ARM parameters file (Microsoft Learn, "Create Resource Manager parameter file").
 * @throws Stop that says everything that is wrong; it never quotes a value.
 */
export async function readParametersFile(
  file: string,
  template: Pick<Template, "parameterNames">,
): Promise<Parameters> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Stop(`${file} cannot be read.`, "Give the parameters file with its path: --parameters FILE.");
  });
  return readParameters(text, file, template);
}

/**
 * The same for a text that was read.
 * @throws Stop that says everything that is wrong; it never quotes a value.
 */
export function readParameters(
  text: string,
  file: string,
  { parameterNames }: Pick<Template, "parameterNames">,
): Parameters {
  const result = v.safeParse(parameterFile, parsed(text, file));
  if (!result.success) throw new Stop(`${file} is no ARM parameters file.`, format);
  const { parameters } = result.output;
  const problems = Object.entries(parameters).flatMap(([name, parameter]) => {
    const option = setByOption[name];
    if (option !== undefined) return [`${name} is set by ${option}, not in the file.`];
    if (!parameterNames.includes(name)) return [`${name} is no parameter of the template.`];
    if (name === tokenParameter && "value" in parameter)
      return [`${name} does not belong into a file: use --token-from-stdin, or a reference to a key vault.`];
    return [];
  });
  if (problems.length === 0) return parameters;
  const own = parameterNames.filter((name) => setByOption[name] === undefined);
  throw new Stop(`${file}:\n${problems.join("\n")}`, `Parameters of the template: ${own.join(", ")}.`);
}

/** The cloud that the parameters name; when they name none, the one that is signed in to. */
export function cloudOf(parameters: Parameters, signedInTo: CloudName): CloudName {
  const name: unknown = parameters["cloud"]?.value ?? signedInTo;
  const known = Object.keys(clouds).filter(isCloudName);
  const found = known.find((cloud) => cloud === name);
  if (found === undefined) throw new Stop("The parameter cloud names no cloud.", `It is one of ${known.join(", ")}.`);
  return found;
}

/** Everything that the template is given, the parameters file before what is kept. */
export function assembleParameters(known: {
  readonly fromFile: Parameters;
  readonly workspace: { readonly id: string; readonly location: string };
  readonly location: string;
  /** What the customer has set in Azure. */
  readonly kept: Parameters;
  readonly token: string | undefined;
}): Parameters {
  const { fromFile, workspace, location, kept, token } = known;
  return {
    // The package is uploaded afterwards: the one that was built here, not a release from the internet.
    packageUri: { value: "" },
    ...kept,
    ...fromFile,
    workspaceResourceId: { value: workspace.id },
    workspaceLocation: { value: workspace.location },
    location: { value: location },
    ...(token === undefined ? {} : { [tokenParameter]: { value: token } }),
  };
}

/** Whether the package is to be uploaded: unless the parameters name one that Azure can fetch itself. */
export function isPackageUploaded(parameters: Parameters): boolean {
  return parameters["packageUri"]?.value === "";
}

function isCloudName(name: string): name is CloudName {
  return Object.hasOwn(clouds, name);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    throw new Stop(`${file} is not JSON.`, format);
  }
}

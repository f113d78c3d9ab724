import { readFile } from "node:fs/promises";
import path from "node:path";
import { BicepError } from "../bicep/diagnostics.ts";
import { compileHere } from "../infra/compile-here.ts";
import { templateText } from "../infra/template-text.ts";
import { Stop } from "./stop.ts";

/** The compiled template. */
export interface Template {
  readonly json: Readonly<Record<string, unknown>>;
  /** Names of its parameters. */
  readonly parameterNames: readonly string[];
  /** API version of each resource type in it and in its modules, by the type in lower case. */
  readonly apiVersions: ReadonlyMap<string, string>;
}

const project = path.join(import.meta.dirname, "../..");
const file = "infra/azuredeploy.json";

/** Reads the compiled template. */
export async function readTemplate(root = project): Promise<Template> {
  const json: unknown = JSON.parse(await readFile(path.join(root, file), "utf8"));
  if (!isObject(json)) throw new Error(`${file} is no template.`);
  return toTemplate(json);
}

/**
 * Compiles the Bicep files, and reads the template if it is what they compile to: the one that is checked in CI and that the button
 * in the README deploys.
 * @throws Stop if somebody has changed the Bicep files and not compiled them.
 */
export async function readCurrentTemplate(root = project): Promise<Template> {
  const compiled = templateText(await compiledBicep(root));
  if (compiled !== (await readFile(path.join(root, file), "utf8")))
    throw new Stop(
      `${file} is not what the Bicep files compile to.`,
      "Compile them: npm run build:infra. Then run the same command again.",
    );
  return readTemplate(root);
}

async function compiledBicep(root: string): Promise<unknown> {
  try {
    const { template } = await compileHere(root, "infra/main.bicep");
    return template;
  } catch (error) {
    if (!(error instanceof BicepError)) throw error;
    throw new Stop(`The Bicep files do not compile:\n${error.message}`, "Correct them, then npm run build:infra.");
  }
}

/** Looks a template over. */
export function toTemplate(json: Readonly<Record<string, unknown>>): Template {
  const { parameters } = json;
  return {
    json,
    parameterNames: isObject(parameters) ? Object.keys(parameters) : [],
    apiVersions: new Map(typesOf(json)),
  };
}

/** Type and API version of every resource, those of nested templates too. */
function* typesOf(template: unknown): Generator<readonly [type: string, apiVersion: string]> {
  if (!isObject(template)) return;
  const { resources } = template;
  // With symbolic names `resources` is an object, without them an array.
  for (const resource of isObject(resources) || Array.isArray(resources) ? Object.values<unknown>(resources) : []) {
    if (!isObject(resource)) continue;
    const { type, apiVersion, properties } = resource;
    if (typeof type === "string" && typeof apiVersion === "string") yield [type.toLowerCase(), apiVersion];
    if (isObject(properties)) yield* typesOf(properties["template"]);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

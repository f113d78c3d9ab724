import { describe, expect, it } from "vitest";
import { isJsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";
import type { JsonObject, JsonValue } from "../../local-cloud/azure/resource-manager/json-value.ts";
import { asObject, asText, deployTemplate } from "./deployed-template.ts";
import { compileWith, content } from "./sample-content.ts";

// With everything in it that there can be.
const template = await compileWith(content);
const parameters = { privateNetworking: true };

/** Every dependency of the template: the way to the resource, and what it waits for. */
function* dependenciesOf(
  resources: JsonObject,
  way: readonly string[],
): Generator<[string, string, readonly string[]]> {
  for (const [name, declared] of Object.entries(resources)) {
    const resource = asObject(declared);
    const { dependsOn = [] } = resource;
    if (!Array.isArray(dependsOn)) throw new TypeError(`${name}: dependsOn is no list.`);
    const here = [...way, name];
    for (const other of dependsOn) yield [here.filter((part) => !fixedParts.has(part)).join("."), asText(other), here];
    const nested = asObject(resource["properties"] ?? {})["template"];
    if (isJsonObject(nested)) {
      yield* dependenciesOf(asObject(nested["resources"]), [...here, "properties", "template", "resources"]);
    }
  }
}

const fixedParts: ReadonlySet<string> = new Set(["properties", "template", "resources"]);

/** The template with one dependency less. */
function without(value: JsonValue, [first, ...others]: readonly string[], dependency: string): JsonObject {
  const object = asObject(value);
  if (first === undefined) {
    const { dependsOn } = object;
    return { ...object, dependsOn: Array.isArray(dependsOn) ? dependsOn.filter((other) => other !== dependency) : [] };
  }
  return { ...object, [first]: without(object[first] ?? {}, others, dependency) };
}

describe("a template that lacks one dependency", () => {
  it("is one of a template that deploys", async () => {
    await expect(deployTemplate(template, parameters)).resolves.toBeDefined();
  });

  it.each([...dependenciesOf(asObject(template["resources"]), ["resources"])])(
    "is refused: %s without %s, and named",
    async (_, dependency, way) => {
      await expect(deployTemplate(without(template, way, dependency), parameters)).rejects.toThrow(way.at(-1));
    },
  );
});

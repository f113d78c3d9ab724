import type { JsonObject, JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import type { Decorator } from "../syntax/nodes.ts";
import { merged, valueOf } from "./json.ts";
import type { Converter } from "./locals.ts";

type Apply = (type: JsonObject, value: JsonValue) => JsonObject;

function under(name: string): Apply {
  return (type, value) => merged(type, { [name]: value });
}

const secureTypes: Readonly<Record<string, string>> = { string: "securestring", object: "secureObject" };

/** What each decorator does to the object that it stands in front of, given its argument. */
const decorators: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  [
    "description",
    (type, value) =>
      merged(type, { metadata: { description: typeof value === "string" ? withoutIndent(value) : value } }),
  ],
  ["metadata", under("metadata")],
  ["allowed", under("allowedValues")],
  ["minLength", under("minLength")],
  ["maxLength", under("maxLength")],
  ["minValue", under("minValue")],
  ["maxValue", under("maxValue")],
  ["sealed", (type) => ({ ...type, additionalProperties: false })],
  [
    "secure",
    (type) => ({
      ...type,
      ...(typeof type["type"] === "string" ? { type: secureTypes[type["type"]] ?? type["type"] } : {}),
    }),
  ],
]);

export function applyDecorators(type: JsonObject, written: readonly Decorator[], converter: Converter): JsonObject {
  // The description is laid over other metadata, wherever it is written.
  const ordered = written.toSorted((a, b) => Number(a.name === "description") - Number(b.name === "description"));
  return ordered.reduce((result, { name, args: [argument] }) => {
    const apply = decorators.get(name);
    return apply === undefined
      ? result
      : apply(result, argument === undefined ? null : valueOf(argument, new Map(), converter));
  }, type);
}

/** `{ metadata: { description } }`, if there is one. */
export function descriptionOf(written: readonly Decorator[], converter: Converter): JsonObject {
  return applyDecorators(
    {},
    written.filter(({ name }) => name === "description"),
    converter,
  );
}

/** A description in several lines loses what all lines but the first are indented by. */
function withoutIndent(description: string): string {
  const [first = "", ...lines] = description.split(/\r?\n/);
  const indents = lines.filter((line) => line !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = indents.length === 0 ? 0 : Math.min(...indents);
  return [first, ...lines.map((line) => line.slice(common))].join("\n");
}

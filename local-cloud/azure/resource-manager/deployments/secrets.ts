import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";

/** The type of a parameter as it is written, user-defined types followed to their definition. */
export function parameterType(template: JsonObject, declaration: JsonValue | undefined): string {
  let current = declaration;
  // A definition may point to another one; more than a few steps would be a circle.
  for (let step = 0; step < 16 && isJsonObject(current); step += 1) {
    const { type, $ref: reference } = current;
    if (typeof type === "string") {
      return type;
    }
    current = typeof reference === "string" ? definition(template, reference) : undefined;
  }
  return "object";
}

export function isSecure(type: string): boolean {
  return /^secure(?:string|object)$/iu.test(type);
}

/** The texts in the secure parameters of a template. */
export function secretTexts(template: JsonObject, parameters: JsonObject): readonly string[] {
  const { parameters: declarations } = template;
  if (!isJsonObject(declarations)) {
    return [];
  }
  return Object.entries(declarations).flatMap(([name, declaration]) => {
    const given = parameters[name];
    return isSecure(parameterType(template, declaration)) && isJsonObject(given) ? texts(given["value"]) : [];
  });
}

function texts(value: JsonValue | undefined): readonly string[] {
  if (typeof value === "string") {
    return value === "" ? [] : [value];
  }
  return typeof value === "object" && value !== null ? Object.values<JsonValue>(value).flatMap(texts) : [];
}

function definition(template: JsonObject, reference: string): JsonValue | undefined {
  const [, name] = /^#\/definitions\/(.+)$/u.exec(reference) ?? [];
  const { definitions } = template;
  return name === undefined || !isJsonObject(definitions) ? undefined : definitions[decodeURIComponent(name)];
}

import { ArmError } from "../../arm-error.ts";
import { isJsonObject, type JsonObject } from "../../json-value.ts";
import { objectAt, objectsAt, textAt } from "../rules/body.ts";

/** Microsoft Learn, "Structure of a data collection rule", stream declarations. There is no guid. */
const columnTypes = ["string", "int", "long", "real", "boolean", "dynamic", "datetime"] as const;
const columnName = /^[A-Za-z_]\w{0,44}$/u;

/** The columns of a declared stream; undefined if it is not declared. */
export function declaredColumns(body: JsonObject, stream: string): readonly JsonObject[] | undefined {
  const declaration = objectAt(body, "properties.streamDeclarations")[stream];
  return isJsonObject(declaration) ? objectsAt(declaration, "columns") : undefined;
}

/** What is wrong with the streams that a rule declares. */
export function* streamProblems(body: JsonObject): Generator<ArmError> {
  for (const stream of Object.keys(objectAt(body, "properties.streamDeclarations"))) {
    const target = `properties.streamDeclarations['${stream}']`;
    if (!/^Custom-[\w.-]+$/u.test(stream)) {
      yield new ArmError(400, "InvalidStream", `The name of the stream '${stream}' must begin with 'Custom-'.`, {
        target,
      });
    }
    const seen = new Set<string>();
    for (const column of declaredColumns(body, stream) ?? []) {
      const name = textAt(column, "name") ?? "";
      const type = textAt(column, "type") ?? "";
      if (!columnName.test(name) || seen.has(name)) {
        yield new ArmError(
          400,
          "InvalidStreamColumn",
          `The column '${name}' of the stream '${stream}' is not valid, or is there twice.`,
          { target },
        );
      }
      seen.add(name);
      if (!columnTypes.some((known) => known === type.toLowerCase())) {
        yield new ArmError(
          400,
          "InvalidStreamColumn",
          `The type '${type}' of the column '${name}' of the stream '${stream}' is not one of ${columnTypes.join(", ")}.`,
          { target },
        );
      }
    }
  }
}

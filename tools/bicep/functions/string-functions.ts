import { ANY, ARRAY, arrayOf, BOOL, INT, OBJECT, STRING, type StringType, type Type, unionOf } from "../types/type.ts";
import { alike, from, known } from "./function-groups.ts";
import { type BicepFunction, overload } from "./function-signature.ts";

const UNIQUE_STRING: StringType = { kind: "string", minLength: 13, maxLength: 13 };
const GUID: StringType = { kind: "string", minLength: 36, maxLength: 36 };
const TEXT_OR_INT = unionOf([STRING, INT]);
const SIMPLE = unionOf([STRING, INT, BOOL]);

/** String functions of Microsoft Learn, "String functions for Bicep", with the `guid`, `uri` and encoding ones. */
export const STRING_FUNCTIONS: readonly BicepFunction[] = [
  ...alike(
    ["toLower", "toUpper"],
    from(STRING, ([text]) => sameLength(text)),
  ),
  ...alike(
    ["base64", "trim", "base64ToString", "uriComponent", "uriComponentToString", "dataUriToString"],
    from(STRING, STRING),
  ),
  ...alike(["startsWith", "endsWith"], overload([STRING, STRING], BOOL)),
  ...alike(["indexOf", "lastIndexOf"], overload([STRING, STRING], INT), overload([ARRAY, ANY], INT)),
  known("like", overload([STRING, STRING], BOOL)),
  known("format", overload([STRING], STRING, { rest: ANY })),
  known("padLeft", overload([TEXT_OR_INT, INT], STRING, { optional: [STRING] })),
  known("replace", overload([STRING, STRING, STRING], STRING)),
  known("split", overload([STRING, unionOf([STRING, ARRAY])], arrayOf(STRING))),
  known("join", overload([arrayOf(SIMPLE), STRING], STRING)),
  known("substring", overload([STRING, INT], STRING, { optional: [INT] })),
  known("uniqueString", overload([STRING], UNIQUE_STRING, { rest: STRING })),
  known("guid", overload([STRING], GUID, { rest: STRING })),
  { ...known("newGuid", overload([], GUID)), known: "defaults" },
  known("uri", overload([STRING, STRING], STRING)),
  known("concat", overload([ARRAY], ARRAY, { rest: ARRAY }), overload([SIMPLE], STRING, { rest: SIMPLE })),
  known("string", from(ANY, STRING)),
  known("dataUri", from(ANY, STRING)),
  known(
    "take",
    overload([ARRAY, INT], ([array]) => array ?? ARRAY),
    overload([STRING, INT], ([text, count]) => start(text, count)),
  ),
  known(
    "skip",
    overload([ARRAY, INT], ([array]) => array ?? ARRAY),
    overload([STRING, INT], STRING),
  ),
  known("length", from(unionOf([STRING, OBJECT]), INT), from(ARRAY, INT)),
];

/** The characters may change, their number does not. */
function sameLength(text: Type | undefined): Type {
  return text?.kind === "string" ? { kind: "string", minLength: text.minLength, maxLength: text.maxLength } : STRING;
}

function start(text: Type | undefined, count: Type | undefined): Type {
  const most = count?.kind === "int" ? count.literal : undefined;
  if (text?.kind !== "string" || most === undefined || most < 0) return STRING;
  return {
    kind: "string",
    minLength: text.minLength === undefined ? undefined : Math.min(text.minLength, most),
    maxLength: Math.min(text.maxLength ?? most, most),
  };
}

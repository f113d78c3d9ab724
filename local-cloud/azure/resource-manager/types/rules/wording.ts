import { ArmError } from "../../arm-error.ts";

/** Code and text of a refusal. In the text, `{path}` is where it is, `{name}` its last name, `{expected}` what would be right. */
type Phrase = readonly [code: string, text: string];

/** How a resource provider words what most of its refusals are about. */
export interface Wording {
  readonly missing: Phrase;
  readonly invalid: Phrase;
}

export function missing({ missing: [code, text] }: Wording, path: string): ArmError {
  return new ArmError(400, code, fill(text, path, ""), { target: path });
}

export function invalid({ invalid: [code, text] }: Wording, path: string, expected: string): ArmError {
  return new ArmError(400, code, fill(text, path, expected), { target: path });
}

function fill(text: string, path: string, expected: string): string {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const short = path.replace(/^properties\./u, "");
  return text
    .replaceAll("{path}", path)
    .replaceAll("{short}", short)
    .replaceAll("{name}", name)
    .replaceAll("{expected}", expected);
}

/**
 * The providers' wordings, collected from what they are known to answer. Azure does not say what would be right; the
 * local cloud adds it.
 */
export const wordings = {
  authorization: {
    missing: ["BadRequestFormat", "The request was incorrectly formatted: '{path}' is missing."],
    invalid: ["BadRequestFormat", "The request was incorrectly formatted: '{path}' must be {expected}."],
  },
  eventGrid: {
    missing: ["InvalidRequest", "The property '{path}' is required."],
    invalid: ["InvalidRequest", "The property '{path}' is not valid: it must be {expected}."],
  },
  identity: {
    missing: ["BadRequest", "The required property '{path}' is missing."],
    invalid: ["BadRequest", "The property '{path}' is not valid: it must be {expected}."],
  },
  keyVault: {
    missing: ["BadRequest", "The parameter {short} is not specified."],
    invalid: ["BadRequest", "An invalid value was provided for '{short}'. It must be {expected}."],
  },
  logAnalytics: {
    missing: ["InvalidParameter", "The property '{path}' is required."],
    invalid: ["InvalidParameter", "'{path}' property has an invalid value. It must be {expected}."],
  },
  logic: {
    missing: ["InvalidRequestContent", "The request content is not valid: the required property '{path}' is missing."],
    invalid: ["InvalidRequestContent", "The request content is not valid: '{path}' must be {expected}."],
  },
  monitor: {
    missing: ["BadRequest", "Property '{path}' is required."],
    invalid: ["BadRequest", "Property '{path}' has an invalid value: it must be {expected}."],
  },
  network: {
    missing: [
      "InvalidRequestFormat",
      "Cannot parse the request. Required property '{name}' not found in JSON. Path '{path}'.",
    ],
    invalid: ["InvalidRequestFormat", "Cannot parse the request. The value at '{path}' must be {expected}."],
  },
  sentinel: {
    missing: ["BadRequest", "Required property '{name}' not found in JSON. Path '{path}'."],
    invalid: ["BadRequest", "Invalid property '{path}': it must be {expected}."],
  },
  storage: {
    missing: [
      "ValuesForRequiredPropertiesNotSpecified",
      "Values for required properties in the request are not specified: {path}.",
    ],
    invalid: [
      "InvalidValuesForRequestParameters",
      "Values for request parameters are invalid: {path}. It must be {expected}.",
    ],
  },
  web: {
    missing: ["BadRequest", "The parameter {short} has an invalid value: it is missing."],
    invalid: ["BadRequest", "The parameter {short} has an invalid value: it must be {expected}."],
  },
} as const satisfies Readonly<Record<string, Wording>>;

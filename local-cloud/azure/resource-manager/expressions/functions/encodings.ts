import type { JsonValue } from "../../json-value.ts";
import { ExpressionFault } from "../invalid-template.ts";
import { fn } from "./signature.ts";
import { parseJson } from "./conversions.ts";

/** Microsoft Learn, "String functions for ARM templates": what encodes and decodes. */
export const encodingFunctions = {
  base64: fn({ takes: ["string"] }, ([text]) => Buffer.from(text, "utf8").toString("base64")),
  base64ToJson: fn({ takes: ["string"] }, ([text]) => parseJson("base64ToJson", fromBase64("base64ToJson", text))),
  base64ToString: fn({ takes: ["string"] }, ([text]) => fromBase64("base64ToString", text)),
  dataUri: fn({ takes: ["string"] }, ([text]) => `${dataUriStart}${Buffer.from(text, "utf8").toString("base64")}`),
  dataUriToString: fn({ takes: ["string"] }, ([uri]) => fromDataUri(uri)),
  uri: fn({ takes: ["string", "string"] }, ([base, relative]) => resolve(base, relative)),
  uriComponent: fn({ takes: ["string"] }, ([text]) => encodeURIComponent(text)),
  uriComponentToString: fn({ takes: ["string"] }, ([text]) => decodeComponent(text)),
};

const dataUriStart = "data:text/plain;charset=utf8;base64,";

function fromBase64(name: string, text: string): string {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u.test(text))
    throw cannot(name, "base64", text);
  return Buffer.from(text, "base64").toString("utf8");
}

function fromDataUri(uri: string): string {
  const [, base64, content] = /^data:[^,]*?(;base64)?,(.*)$/su.exec(uri) ?? [];
  if (content === undefined) throw cannot("dataUriToString", "data URI", uri);
  return base64 === undefined ? decodeComponent(content) : fromBase64("dataUriToString", content);
}

function resolve(base: string, relative: string): JsonValue {
  const url = URL.parse(relative, base);
  if (url === null) throw cannot("uri", "absolute URI", base);
  return url.href;
}

function decodeComponent(text: string): string {
  // .NET leaves a percent sign alone that starts no escape; decodeURIComponent would throw.
  const escapes = /(?:%[0-9A-Fa-f]{2})+/gu;
  return text.replaceAll(escapes, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8"));
}

function cannot(name: string, kind: string, text: string): ExpressionFault {
  return new ExpressionFault(
    `Unable to evaluate the template language function '${name}'. The value '${text.slice(0, 100)}' is no valid ${kind}. Please see https://aka.ms/arm-functions for usage details.`,
  );
}

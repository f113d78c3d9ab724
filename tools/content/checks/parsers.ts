import { check } from "../../kql/language/check.ts";
import type { DatabaseSchema } from "../../kql/language/schema.ts";
import type { ParserFile } from "../files/parser-file.ts";

/** What is wrong with a parser: the binder's findings, and columns that are not those that it declares. */
export function parserProblems(parser: ParserFile, schema: DatabaseSchema): string[] {
  const { name, columns } = parser;
  const { findings, columns: given = [] } = check(`${name}()`, schema);
  // Parameters are names that only a call knows, so the body is bound as the function that it is.
  const parameters = parser.parameters
    .map((parameter) => `${parameter.name}:${parameter.type}=${parameter.default}`)
    .join(", ");
  const body = check(`let tried = (${parameters}) {\n${parser.query}\n};\ntried()`, schema).findings;
  const texts = [parser.title, parser.description, parser.query, ...columns.map(({ description }) => description)];
  return [
    ...[...findings, ...body]
      .filter(({ severity }) => severity !== "suggestion")
      .map(({ code, message }) => `query: ${code} ${message}`),
    ...(say(columns) === say(given) ? [] : [`columns: declared are ${say(columns)}; the query gives ${say(given)}`]),
    ...(texts.some((text) => /[^\n\x20-\x7E]/u.test(text)) ? ["it must be ASCII"] : []),
  ];
}

function say(columns: readonly { readonly name: string; readonly type: string }[]): string {
  return columns.map(({ name, type }) => `${name}: ${type}`).join(", ");
}

import { parameterList } from "../files/parser-file.ts";
import type { ParserFile } from "../files/parser-file.ts";

/** Parsers as `parserType` of infra/modules/content.bicep wants them. They are made one after the other, so each stands behind those that it calls. */
export function deployedParsers(parsers: readonly ParserFile[]) {
  return inOrderOfCalls(parsers).map((parser) => ({
    name: parser.name,
    title: parser.title,
    parameters: parameterList(parser),
    query: parser.query.trim(),
  }));
}

function inOrderOfCalls(parsers: readonly ParserFile[]): ParserFile[] {
  const ordered = new Set<ParserFile>();
  const visit = (parser: ParserFile, callers: readonly ParserFile[]): void => {
    if (ordered.has(parser)) return;
    if (callers.includes(parser)) throw new Error(`The parser ${parser.name} calls itself.`);
    for (const called of parsers) if (called !== parser && calls(parser, called)) visit(called, [...callers, parser]);
    ordered.add(parser);
  };
  for (const parser of parsers) visit(parser, []);
  return [...ordered];
}

function calls({ query }: ParserFile, { name }: ParserFile): boolean {
  return new RegExp(String.raw`\b${name}\b`, "u").test(query);
}

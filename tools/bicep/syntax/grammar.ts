import { fileURLToPath } from "node:url";
import { Language, Parser } from "web-tree-sitter";

let loading: Promise<Parser> | undefined;

/** The Bicep grammar (tree-sitter-bicep, WebAssembly), loaded once for the process. */
export async function loadParser(): Promise<Parser> {
  loading ??= load();
  return await loading;
}

async function load(): Promise<Parser> {
  await Parser.init();
  const grammar = fileURLToPath(import.meta.resolve("tree-sitter-bicep/tree-sitter-bicep.wasm"));
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
}

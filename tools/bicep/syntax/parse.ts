import type { Node, Parser } from "web-tree-sitter";
import type { Diagnostic } from "../diagnostics.ts";
import { readDeclaration, startsDeclaration } from "./declarations.ts";
import type { BicepFile, Declaration } from "./nodes.ts";
import { readTokens } from "./read-tokens.ts";
import { Source } from "./source.ts";
import { SyntaxProblem, TokenReader } from "./token-reader.ts";

export interface Parsed {
  readonly file: BicepFile;
  /** Empty if the file is right; `file` then holds all of it. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a Bicep file. What is wrong, or not supported, is told for each declaration.
 *
 * Errors in the grammar's tree do not count: it stumbles over legal text too (`param a someType?`). Every character of the file is in a
 * token, and a token that is out of place is refused, so nothing passes unread.
 */
export function parse(parser: Parser, path: string, text: string): Parsed {
  const tree = parser.parse(text);
  if (tree === null) throw new Error("The grammar gave no tree, though it was not told to stop.");
  try {
    return readTree(tree.rootNode, new Source(path, text));
  } finally {
    tree.delete();
  }
}

function readTree(root: Node, source: Source): Parsed {
  const { tokens, disabledCodes } = readTokens(root, source);
  const reader = new TokenReader(tokens);
  const declarations: Declaration[] = [];
  while (!reader.atEnd) {
    reader.skipLineEnds();
    try {
      declarations.push(readDeclaration(reader));
    } catch (problem) {
      if (!(problem instanceof SyntaxProblem)) throw problem;
      source.report(problem.at, problem.code, problem.message);
      skipDeclaration(reader);
    }
  }
  return { file: { path: source.path, declarations, disabledCodes }, diagnostics: source.diagnostics };
}

/** To the next line that begins like a declaration. */
function skipDeclaration(reader: TokenReader): void {
  do reader.advance();
  while (!reader.atEnd && !(reader.next.at.column === 1 && startsDeclaration(reader.next.text)));
}

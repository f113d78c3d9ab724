import { posix } from "node:path";
import type { Parser } from "web-tree-sitter";
import type { Diagnostic } from "./diagnostics.ts";
import type { BicepFile, Module } from "./syntax/nodes.ts";
import { parse } from "./syntax/parse.ts";
import { plainText } from "./syntax/walk.ts";

/** Where Bicep files, and what they load, are read from. Paths have forward slashes. */
export interface Files {
  readText(path: string): string | undefined;
}

export interface FilesOfCompilation {
  /** By path; a file comes behind the files of its modules. */
  readonly files: ReadonlyMap<string, BicepFile>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file and those of its modules, and theirs, each once. Syntax errors, missing files and files that need themselves are told. */
export function readFiles(parser: Parser, entry: string, source: Files): FilesOfCompilation {
  const files = new Map<string, BicepFile>();
  const diagnostics: Diagnostic[] = [];
  const read = (path: string, text: string, within: readonly string[]): void => {
    const { file, diagnostics: found } = parse(parser, path, text);
    diagnostics.push(...found);
    for (const module of file.declarations.filter((declaration) => declaration.kind === "module")) {
      const problem = readModule(module, file, [...within, path]);
      if (problem !== undefined) diagnostics.push({ file: path, ...module.path.at, ...problem });
    }
    files.set(path, file);
  };
  const readModule = (
    module: Module,
    file: BicepFile,
    within: readonly string[],
  ): Pick<Diagnostic, "code" | "message"> | undefined => {
    const path = moduleFile(module, file);
    if (path === undefined) return { code: "BCP092", message: "The path of a module cannot be interpolated." };
    if (/^[\w/]+:/.test(plainText(module.path) ?? "") || !path.endsWith(".bicep"))
      return { code: "unsupported", message: "Only modules in .bicep files are supported." };
    if (path === file.path) return { code: "BCP094", message: "A module cannot be the file that it is written in." };
    if (within.includes(path))
      return {
        code: "BCP095",
        message: `The file is part of a cycle (${[...within.slice(within.indexOf(path)), path].map((name) => `"${name}"`).join(" -> ")}).`,
      };
    if (files.has(path)) return undefined;
    const text = source.readText(path);
    if (text === undefined) return { code: "BCP091", message: `The file "${path}" cannot be read.` };
    read(path, text, within);
    return undefined;
  };
  const text = source.readText(entry);
  if (text === undefined)
    diagnostics.push({
      file: entry,
      line: 1,
      column: 1,
      code: "BCP091",
      message: `The file "${entry}" cannot be read.`,
    });
  else read(entry, text, []);
  return { files, diagnostics };
}

/** The path of a module's file, seen from where the entry file's path is seen from. */
export function moduleFile({ path }: Module, { path: from }: BicepFile): string | undefined {
  const written = plainText(path);
  return written === undefined ? undefined : beside(from, written);
}

/** A path that is written in a file. */
export function beside(file: string, written: string): string {
  return posix.join(posix.dirname(file), written);
}

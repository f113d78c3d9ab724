import type { JsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";
import { bind } from "./binding/bind.ts";
import type { FileSymbols } from "./binding/symbols.ts";
import { BicepError, type Diagnostic } from "./diagnostics.ts";
import { templateOf } from "./emit/template.ts";
import { Unsupported } from "./emit/unsupported.ts";
import { beside, type Files, moduleFile, readFiles } from "./read-files.ts";
import { loadParser } from "./syntax/grammar.ts";
import type { BicepFile, Module } from "./syntax/nodes.ts";

/** Looks for what is wrong with a file beyond its names: types, bodies of resources, what is not used. */
export type Check = (symbols: FileSymbols) => readonly Diagnostic[];

/**
 * Compiles a Bicep file and its modules to a template.
 *
 * @param entry with forward slashes; modules and loaded files are found from its folder
 * @param check run over every file once all names are known
 * @throws BicepError with everything that is wrong: of all files, in the order of the text
 */
export async function compile(
  entry: string,
  source: Files,
  check: Check = () => [],
): Promise<{ readonly template: JsonObject }> {
  const { files, diagnostics } = readFiles(await loadParser(), entry, source);
  refuse(diagnostics);
  const bound = bindAll(files, source);
  refuse(bound.diagnostics);
  refuse([...bound.symbols.values()].flatMap(check));
  const symbols = bound.symbols.get(entry);
  if (symbols === undefined) throw new Error(`"${entry}" was read but not bound.`);
  return { template: emit(symbols) };
}

/** Files come behind those of their modules, so what a module deploys is always bound before. */
function bindAll(files: ReadonlyMap<string, BicepFile>, source: Files) {
  const symbols = new Map<string, FileSymbols>();
  const diagnostics: Diagnostic[] = [];
  for (const [path, file] of files) {
    const moduleTarget = (module: Module): FileSymbols => {
      const target = symbols.get(moduleFile(module, file) ?? "");
      if (target === undefined)
        throw new Error(`The file of module "${module.id.name}" was not bound before "${path}".`);
      return target;
    };
    const bound = bind(file, { moduleTarget, read: (written) => source.readText(beside(path, written)) });
    symbols.set(path, bound.symbols);
    diagnostics.push(...bound.diagnostics);
  }
  return { symbols, diagnostics };
}

/** The template of a file that is the module of several others is written once. */
function emit(symbols: FileSymbols, written = new Map<FileSymbols, JsonObject>()): JsonObject {
  try {
    const template = written.get(symbols) ?? templateOf(symbols, (module) => emit(module, written));
    written.set(symbols, template);
    return template;
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    throw new BicepError([{ file: symbols.file.path, ...error.at, code: "unsupported", message: error.message }]);
  }
}

function refuse(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  throw new BicepError(
    diagnostics.toSorted(
      (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
    ),
  );
}

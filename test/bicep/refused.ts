import { compile } from "../../tools/bicep/compile.ts";
import { BicepError } from "../../tools/bicep/diagnostics.ts";

/** `2,5 BCP057` for each thing that is wrong with a text, or nothing if it compiles. */
export async function problemsOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const all: Readonly<Record<string, string>> = { "main.bicep": text, ...files };
  try {
    await compile("main.bicep", { readText: (path) => all[path] });
    return [];
  } catch (error) {
    if (!(error instanceof BicepError)) throw error;
    return error.diagnostics.map(({ file, line, column, code }) =>
      [...(file === "main.bicep" ? [] : [file]), `${String(line)},${String(column)} ${code}`].join(" "),
    );
  }
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { checkFile } from "../bicep/checks/check-file.ts";
import { compile } from "../bicep/compile.ts";
import { openResourceTypes } from "../bicep/types/resource-types.ts";

/** Microsoft's type definitions, beside the project where there are some: they are too large to be part of it. */
const TYPES = "../shared/bicep-types";

/**
 * Compiles a Bicep file of the project with tools/bicep.
 *
 * @param file - From the project's folder, with forward slashes.
 * @returns the template, and whether the bodies of resources were compared with Microsoft's definitions
 * @throws BicepError with everything that is wrong
 */
export async function compileHere(
  root: string,
  file: string,
): Promise<{ readonly template: unknown; readonly bodiesChecked: boolean }> {
  const readText = (name: string): string | undefined => {
    try {
      return readFileSync(path.join(root, name), "utf8");
    } catch {
      // The compiler says where the name stands.
      return undefined;
    }
  };
  const resourceTypes = openResourceTypes(path.join(root, TYPES));
  const { template } = await compile(file, { readText }, (symbols) =>
    checkFile(symbols, { resourceTypes, linting: true }),
  );
  return { template, bodiesChecked: resourceTypes !== undefined };
}

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;
/** Everything up to the innermost package folder: `node_modules/a/node_modules/@b/c`. */
const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * The licences of the packages inside a bundle. Most are MIT, which asks that its text goes along with every copy.
 *
 * @param root what `inputs` are relative to
 * @param inputs the bundled files, as esbuild's metafile names them (`/` between folders)
 * @param legalComments the comments that the packages' authors marked as to be kept
 * @returns plain text; packages under the same text are listed together
 */
export async function thirdPartyNotices(
  root: string,
  inputs: readonly string[],
  legalComments: string,
): Promise<string> {
  const folders = [...new Set(inputs.flatMap((input) => PACKAGE_FOLDER.exec(input)?.[1] ?? []))].toSorted();
  const packagesByText = new Map<string, string[]>();
  for (const folder of folders) {
    const text = await licenceText(path.join(root, folder));
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), name]);
  }
  const sections = [...packagesByText].map(([text, names]) => `${[...new Set(names)].join("\n")}\n\n${text}`);
  if (legalComments.trim() !== "") sections.push(legalComments.trim());
  return `main.js contains the following packages.\n\n${sections.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

async function licenceText(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => LICENCE_FILE.test(name)).toSorted();
  if (files.length === 0) return `Licence as declared in the package: ${await declaredLicence(folder)}`;
  const texts = await Promise.all(files.map(async (file) => readFile(path.join(folder, file), "utf8")));
  return texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
}

async function declaredLicence(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const licence =
    typeof manifest === "object" && manifest !== null && "license" in manifest ? manifest.license : undefined;
  return typeof licence === "string" ? licence : "not stated";
}

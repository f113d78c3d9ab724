import { readFileSync } from "node:fs";

/** The lines of a section of the README of `tools/kql`; what is wrapped is one line. */
export function readmeSection(title: string): string[] {
  const text = readFileSync(new URL("../../tools/kql/README.md", import.meta.url), "utf8");
  const [, section = ""] = text.split(`\n## ${title}\n`);
  const [own = ""] = section.split("\n## ");
  return own.replaceAll(/\n +/gu, " ").split("\n");
}

import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the tables of cases stand: a file for each family. */
const families = fileURLToPath(new URL("{aggregations,functions,operators}/*.test.ts", import.meta.url));

/** Comments on lines of their own, and titles: they name functions, but run nothing. */
const notRun = /^\s*(?:\/\/|\/?\*).*$|\b(?:describe|it)\(\s*(?:"[^"\n]*"|`[^`\n]*`)/gmu;
const texts = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gu;

/** Every text in the tests of the families: expressions and queries, and what they give. */
function casesOf(files: readonly string[]): string {
  return files.flatMap((file) => readFileSync(file, "utf8").replaceAll(notRun, "").match(texts) ?? []).join("\n");
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w ]/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`);
}

/** How a name stands in a query. */
const forms = {
  call: (name: string) => String.raw`(?<![\w.$])${name}\s?\(`,
  "between operands": (name: string) => String.raw`[\s)]${name}[\s(]`,
  "before a value": (name: string) => String.raw`["(]${name}\(`,
  keyword: (name: string) => String.raw`(?:\|\s*|^["\x60']|[(=;] ?)${name}(?![\w-])`,
  itself: (name: string) => name,
} as const;

/** Those of the names that stand in no case in that form. */
export function withoutCase(
  names: Iterable<string>,
  form: keyof typeof forms,
  cases: string = casesOf(globSync(families)),
): string[] {
  return [...names].filter((name) => !new RegExp(forms[form](escaped(name)), "mu").test(cases));
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { parseDocument } from "yaml";

/** Content files that cannot be read: each problem is one line with its file and key. */
export class ContentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Reads the YAML files of a folder, in the order of their names. A folder that does not exist has none.
 * @param choice - Names of the files without `.yaml`: `wanted` alone are read, if given, and never those of `except`.
 * @returns Name without `.yaml` -> what the file says.
 * @throws ContentError with every mistake of every file.
 */
export function readFolder<T>(
  root: string,
  folder: string,
  schema: v.GenericSchema<unknown, T>,
  { wanted, except = [] }: { readonly wanted?: readonly string[]; readonly except?: readonly string[] } = {},
): Map<string, T> {
  const place = path.join(root, folder);
  const files = existsSync(place) ? readdirSync(place).filter((file) => file.endsWith(".yaml")) : [];
  const read = new Map<string, T>();
  const problems: string[] = [];
  for (const file of files.toSorted()) {
    const name = path.basename(file, ".yaml");
    if (except.includes(name) || (wanted !== undefined && !wanted.includes(name))) continue;
    const answer = readYaml(readFileSync(path.join(place, file), "utf8"), schema);
    if ("value" in answer) read.set(name, answer.value);
    else problems.push(...answer.problems.map((problem) => `${folder}/${file}: ${problem}`));
  }
  problems.push(
    ...(wanted ?? [])
      .filter((name) => !files.includes(`${name}.yaml`))
      .map((name) => `${folder}/${name}.yaml: no such file`),
  );
  if (problems.length > 0) throw new ContentError(problems);
  return read;
}

type Answer<T> = { readonly value: T } | { readonly problems: readonly string[] };

/** A YAML text as the schema wants it, or a line for each mistake: its key, and what is wrong. */
export function readYaml<T>(text: string, schema: v.GenericSchema<unknown, T>): Answer<T> {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return { problems: document.errors.map(({ message }) => message.split(":\n", 1)[0] ?? message) };
  const read = v.safeParse(schema, document.toJS());
  if (read.success) return { value: read.output };
  return { problems: read.issues.map((issue) => `${v.getDotPath(issue) ?? "the file"}: ${issue.message}`) };
}

/**
 * The values of files that are named after what they say.
 * @throws ContentError where one is not
 */
export function namedAfter<T>(folder: string, files: ReadonlyMap<string, T>, nameOf: (value: T) => string): T[] {
  const problems = [...files]
    .filter(([file, value]) => file !== nameOf(value))
    .map(([file, value]) => `${folder}/${file}.yaml: it must be called ${nameOf(value)}.yaml`);
  if (problems.length > 0) throw new ContentError(problems);
  return [...files.values()];
}

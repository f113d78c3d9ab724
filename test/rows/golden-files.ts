import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../../src/json.ts";

const folder = join(import.meta.dirname, "..", "golden");
const expectedEnd = ".expected.json";

/** A golden: an event as 1Password would send it, and the row that must become of it. */
export interface Golden {
  readonly stream: string;
  readonly name: string;
  /** The event, parsed as the connector parses it. */
  readonly event: unknown;
  readonly expectedFile: string;
  /** The expected row in canonical form; empty when it is not written yet. */
  readonly expected: string;
}

/** All goldens of a stream: `test/golden/<stream>/<case>.json` and `<case>.expected.json`. */
export function goldensOf(stream: string): Golden[] {
  return filesOf(stream)
    .filter((file) => !file.endsWith(expectedEnd))
    .map((file) => {
      const name = file.replace(/\.json$/, "");
      const expectedFile = join(folder, stream, `${name}${expectedEnd}`);
      const event = expand(parseJson(readFileSync(join(folder, stream, file), "utf8")));
      const expected = existsSync(expectedFile) ? canonical(readFileSync(expectedFile, "utf8")) : "";
      return { stream, name, event, expectedFile, expected };
    });
}

/** Expected rows that no event belongs to any more. */
export function orphansOf(stream: string): string[] {
  const files = filesOf(stream);
  return files.filter(
    (file) => file.endsWith(expectedEnd) && !files.includes(file.replace(new RegExp(`${expectedEnd}$`), ".json")),
  );
}

function filesOf(stream: string): string[] {
  return readdirSync(join(folder, stream)).filter((file) => file.endsWith(".json"));
}

/** JSON laid out in one way, digits untouched, so that two rows are compared as text. */
export function canonical(json: string): string {
  return JSON.stringify(expand(parseJson(json)), null, 2);
}

/** The form in which a row is written to a file: a long repetition as `{"$repeat": [text, times]}`. */
export function compact(json: string): string {
  const text = JSON.stringify(shorten(parseJson(json)), null, 2);
  return `${text.replace(invisible, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

/** Characters that JSON may hold as they are but nobody sees in an editor. */
const invisible = /[\u007f-\u009f\u2028-\u202e\ufeff]/g;

/**
 * Goldens are rewritten when UPDATE_GOLDENS is set, by somebody who then reads the difference.
 * @throws Error in CI, where nobody would.
 */
export function updating(environment: Readonly<Record<string, string | undefined>>): boolean {
  const asked = (environment["UPDATE_GOLDENS"] ?? "") !== "";
  if (asked && (environment["CI"] ?? "") !== "") throw new Error("Goldens are not updated in CI: read them first.");
  return asked;
}

/** Puts what `$repeat` stands for in its place. */
export function expand(value: unknown): unknown {
  return replaced(value, (inner) => {
    if (!isPlain(inner)) return undefined;
    const repeat: unknown = Reflect.get(inner, "$repeat");
    if (!Array.isArray(repeat)) return undefined;
    const [text, times]: unknown[] = repeat;
    return String(text).repeat(Number(times));
  });
}

function shorten(value: unknown): unknown {
  return replaced(value, (inner) => {
    if (typeof inner !== "string" || inner.length < 1_000) return undefined;
    const [text = ""] = inner;
    const times = inner.length / text.length;
    return text.repeat(Math.floor(times)) === inner ? { $repeat: [text, times] } : undefined;
  });
}

/** A copy of a JSON value with everything replaced that `replace` has something else for. */
function replaced(value: unknown, replace: (inner: unknown) => unknown): unknown {
  const other = replace(value);
  if (other !== undefined) return other;
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, replace));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, replace)]));
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}

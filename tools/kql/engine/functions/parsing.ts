import { QueryError } from "../../plan/position.ts";
import type { Value } from "../../values/types.ts";
import { type FunctionFamily, raw, text, unary } from "./define.ts";
import { splitCommandLine } from "./command-line.ts";
import { parseXml } from "./xml.ts";

/** Texts of a known form taken apart. `parse_user_agent` is missing. */
export const parsing: FunctionFamily = {
  parse_url: unary(text, parseUrl),
  parseurl: unary(text, parseUrl),
  parse_urlquery: unary(text, (query) => new Map([["Query Parameters", queryParameters(query.replace(/^\?/u, ""))]])),
  parseurlquery: unary(text, (query) => new Map([["Query Parameters", queryParameters(query.replace(/^\?/u, ""))]])),
  parse_path: unary(text, parsePath),
  parse_xml: unary(text, parseXml),
  parse_version: raw(([value], { position }) => {
    const version = typeof value === "string" ? versionNumber(value) : undefined;
    if (version === undefined) {
      return null;
    }
    // A decimal is a real here: versions that it cannot tell apart are refused.
    if (BigInt(Number(version)) !== version) {
      throw new QueryError(
        "unsupported",
        "parse_version of a version with more than 15 digits is not supported",
        position,
      );
    }
    return Number(version);
  }),
  parse_csv: unary(text, parseCsv),
  parse_command_line: raw(([line, parser], { position }) => {
    if (parser !== "windows") {
      throw new QueryError("value", "parse_command_line knows the parser 'windows' only", position);
    }
    return typeof line === "string" ? splitCommandLine(line) : null;
  }),
  replace_strings: raw(([source, lookups, rewrites]) =>
    typeof source === "string" ? replaceStrings(source, listOf(lookups), listOf(rewrites)) : "",
  ),
};

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

const urlForm =
  /^(?<scheme>[a-z][a-z\d+.-]*):\/\/(?:(?<user>[^/?#:@]*)(?::(?<password>[^/?#@]*))?@)?(?<host>\[[^\]]*\]|[^/?#:]*)(?::(?<port>\d*))?(?<path>[^?#]*)(?:\?(?<query>[^#]*))?(?:#(?<fragment>.*))?$/isu;

/**
 * The parts of a URL. The documentation shows the path without its slash; queries in use compare it with `/admin`, and say that
 * it is empty for `https://host/`: so it is here (not confirmed). What is no URL has empty parts (not confirmed).
 */
function parseUrl(url: string): Value {
  const parts = urlForm.exec(url)?.groups ?? {};
  const path = parts["path"] ?? "";
  return new Map<string, Value>([
    ["Scheme", parts["scheme"] ?? ""],
    ["Host", parts["host"] ?? ""],
    ["Port", parts["port"] ?? ""],
    ["Path", path === "/" ? "" : path],
    ["Username", parts["user"] ?? ""],
    ["Password", parts["password"] ?? ""],
    ["Query Parameters", queryParameters(parts["query"] ?? "")],
    ["Fragment", parts["fragment"] ?? ""],
  ]);
}

/** Values as they stand, not decoded (not confirmed). */
function queryParameters(query: string): ReadonlyMap<string, Value> {
  return new Map(
    query
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const at = pair.indexOf("=");
        return at === -1 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
}

function parsePath(path: string): Value {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//iu.exec(path);
  const rest = path.slice(scheme?.[0].length ?? 0);
  const end = Math.max(rest.lastIndexOf("/"), rest.lastIndexOf("\\"));
  const directory = end === -1 ? "" : rest.slice(0, end);
  const [filename = "", stream = ""] = rest.slice(end + 1).split(":");
  const dot = filename.lastIndexOf(".");
  return new Map([
    ["Scheme", scheme?.[1] ?? ""],
    ["RootPath", /^(?:\\\\\?\\)?([a-z]:)/iu.exec(rest)?.[1] ?? ""],
    ["DirectoryPath", directory],
    ["DirectoryName", directory.split(/[/\\]/u).at(-1) ?? ""],
    ["Filename", filename],
    ["Extension", dot === -1 ? "" : filename.slice(dot + 1)],
    ["AlternateDataStreamName", stream],
  ]);
}

/** One to four parts of up to eight digits; parts that are left out are zeros at the end. */
function versionNumber(version: string): bigint | undefined {
  if (!/^\d{1,8}(?:\.\d{1,8}){0,3}$/u.test(version)) {
    return undefined;
  }
  const parts = version.split(".");
  return BigInt(
    parts
      .concat(Array.from({ length: 4 - parts.length }, () => "0"))
      .map((part) => part.padStart(8, "0"))
      .join(""),
  );
}

/** The fields of the first record. A field in quotes may hold commas, line ends and doubled quotes. */
function parseCsv(record: string): Value {
  const fields: string[] = [];
  const form = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/uy;
  for (;;) {
    const found = form.exec(record);
    if (found === null) {
      return fields;
    }
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] !== ",") {
      return fields;
    }
  }
}

/** One lookup after the other; what was replaced, or matched a lookup without a text for it, is left alone after that. */
function replaceStrings(source: string, lookups: readonly Value[], rewrites: readonly Value[]): string {
  let pieces = [{ text: source, isDone: false }];
  for (const [index, lookup] of lookups.entries()) {
    if (typeof lookup !== "string" || lookup === "") {
      continue;
    }
    const rewrite = rewrites[index];
    const replaced = { text: typeof rewrite === "string" ? rewrite : lookup, isDone: true };
    pieces = pieces.flatMap((piece) => {
      const parts = piece.isDone ? [] : piece.text.split(lookup);
      return piece.isDone
        ? [piece]
        : parts.flatMap((part, at) => [replaced, { text: part, isDone: false }].slice(at === 0 ? 1 : 0));
    });
  }
  return pieces.map((piece) => piece.text).join("");
}

import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type HuntingQueryFile, readHuntingQueries } from "../../../tools/content/files/hunting-query-file.ts";
import { type ParserFile, readParsers } from "../../../tools/content/files/parser-file.ts";
import { ContentError } from "../../../tools/content/files/read-folder.ts";
import { type RuleFile, readRules } from "../../../tools/content/files/rule-file.ts";
import { type WatchlistFile, readWatchlists } from "../../../tools/content/files/watchlist-file.ts";

/** Files that can be read, and a line for each mistake in the others: its file and key. */
export interface FilesRead<T> {
  readonly files: readonly T[];
  readonly problems: readonly string[];
}

/** The files of the project's content as they are now: each is read again when it has changed. */
export interface ContentFiles {
  rules(): Promise<FilesRead<RuleFile>>;
  huntingQueries(): Promise<FilesRead<HuntingQueryFile>>;
  parsers(): FilesRead<ParserFile>;
  watchlists(): FilesRead<WatchlistFile>;
}

/** @param root - Folder of the project. */
export function createContentFiles(root: string): ContentFiles {
  return {
    rules: eachOf(root, "analytics-rules", ["vendor-detections"], (slug) => readRules(root, [slug])),
    huntingQueries: eachOf(root, "hunting-queries", [], (slug) => readHuntingQueries(root, [slug])),
    // One of these may refer to another: they are read together.
    parsers: allOf(root, "parsers", () => readParsers(root)),
    watchlists: allOf(root, "watchlists", () => readWatchlists(root)),
  };
}

/** Reads each file by itself. All at once take a second, in which others are let through. */
function eachOf<T>(
  root: string,
  folder: string,
  except: readonly string[],
  readOne: (slug: string) => readonly T[],
): () => Promise<FilesRead<T>> {
  const known = new Map<string, { readonly stamp: string } & FilesRead<T>>();
  return async () => {
    const stamps = [...stampsOf(root, folder)].filter(([slug]) => !except.includes(slug));
    const found: FilesRead<T>[] = [];
    for (const [slug, stamp] of stamps) {
      let kept = known.get(slug);
      if (kept?.stamp !== stamp) {
        kept = { stamp, ...attempt(() => readOne(slug)) };
        known.set(slug, kept);
        await nextTurn();
      }
      found.push(kept);
    }
    return { files: found.flatMap(({ files }) => files), problems: found.flatMap(({ problems }) => problems) };
  };
}

function allOf<T>(root: string, folder: string, read: () => readonly T[]): () => FilesRead<T> {
  let known: ({ readonly stamp: string } & FilesRead<T>) | undefined;
  return () => {
    const stamp = JSON.stringify([...stampsOf(root, folder)]);
    if (known?.stamp !== stamp) known = { stamp, ...attempt(read) };
    return known;
  };
}

/** Name of each file without `.yaml` -> what changes when the file does. */
function stampsOf(root: string, folder: string): Map<string, string> {
  const place = path.join(root, folder);
  const names = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith(".yaml")) : [];
  return new Map(
    names.toSorted().map((name) => {
      const { mtimeMs, size } = statSync(path.join(place, name));
      return [path.basename(name, ".yaml"), `${mtimeMs} ${size}`];
    }),
  );
}

function attempt<T>(read: () => readonly T[]): FilesRead<T> {
  try {
    return { files: read(), problems: [] };
  } catch (error) {
    if (error instanceof ContentError) return { files: [], problems: error.problems };
    throw error;
  }
}

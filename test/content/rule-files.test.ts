import { execFileSync } from "node:child_process";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ruleProblems } from "../../tools/content/checks/content-problems.ts";
import { createExaminer } from "../../tools/content/checks/examined-rule.ts";
import { parserProblems } from "../../tools/content/checks/parsers.ts";
import { repeatedNames, uncovered, unknownCovers } from "../../tools/content/checks/repository.ts";
import { unraisedVersions } from "../../tools/content/checks/versions.ts";
import type { VersionedRule } from "../../tools/content/checks/versions.ts";
import { watchlistProblems } from "../../tools/content/checks/watchlists.ts";
import { contentSchema } from "../../tools/content/content-schema.ts";
import { readParsers } from "../../tools/content/files/parser-file.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { readVendorDetections } from "../../tools/content/files/vendor-detections.ts";
import { readWatchlists } from "../../tools/content/files/watchlist-file.ts";
import { staleContent } from "../../tools/content/generated-content.ts";

const root = path.join(import.meta.dirname, "../..");
const rules = readRules(root);
const vendors = readVendorDetections(root);
const schema = contentSchema(root);
const examine = createExaminer(schema);

describe("the analytics rules", () => {
  it.each(rules)("$slug is as a rule must be", (rule) => {
    expect(ruleProblems(examine(rule))).toEqual([]);
  });

  it("have ids, names and queries of their own", () => {
    expect(repeatedNames(rules)).toEqual([]);
  });

  it("cover only what vendor-detections.yaml has", () => {
    expect(unknownCovers(vendors, rules)).toEqual([]);
  });

  it("cover everything that vendor-detections.yaml has", () => {
    expect(uncovered(vendors, rules)).toEqual([]);
  });

  it("have a higher version than in the last release where the query changed", ({ skip }) => {
    const released = lastRelease();
    if (released === undefined) return skip("there is no release to compare with: no git, or no tag");
    expect(unraisedVersions(rules, released)).toEqual([]);
  });
});

describe("the parsers", () => {
  it.each(readParsers(root))("$name gives the columns that it declares", (parser) => {
    expect(parserProblems(parser, schema)).toEqual([]);
  });
});

describe("the watchlists", () => {
  it.each(readWatchlists(root))("$alias is as a watchlist must be", (list) => {
    expect(watchlistProblems(list)).toEqual([]);
  });
});

describe("what is generated of the content", () => {
  it("is up to date (else: npm run content)", async () => {
    expect(await staleContent(root, false)).toEqual([]);
  });
});

const versioned = v.object({ id: v.string(), query: v.string(), version: v.string() });

/** The rules as the last tag has them. Undefined where there is none. */
function lastRelease(): VersionedRule[] | undefined {
  const tag = git("describe", "--tags", "--abbrev=0")?.trim();
  if (tag === undefined) return undefined;
  const files = git("ls-tree", "--name-only", tag, "analytics-rules/")?.split("\n") ?? [];
  return files
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => v.safeParse(versioned, parse(git("show", `${tag}:${file}`) ?? "")))
    .filter(({ success }) => success)
    .map(({ output }) => v.parse(versioned, output));
}

function git(...args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}

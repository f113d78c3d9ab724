import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "./deployed-template.ts";

const Step = v.looseObject({ uses: v.optional(v.string()), run: v.optional(v.string()) });
const Permissions = v.record(v.string(), v.string());
const Workflow = v.looseObject({
  permissions: Permissions,
  jobs: v.record(v.string(), v.looseObject({ steps: v.array(Step), permissions: v.optional(Permissions) })),
});

const folder = path.join(root, ".github/workflows");
const files = (await readdir(folder)).toSorted();
const workflows = await Promise.all(
  files.map(async (name) => {
    const text = await readFile(path.join(folder, name), "utf8");
    const { permissions, jobs } = v.parse(Workflow, parse(text));
    return { name, text, permissions, jobs: Object.values(jobs) };
  }),
);

describe("the jobs", () => {
  it("may read the sources and nothing else; a release may be written where one is published", () => {
    const rights = workflows.flatMap(({ name, permissions, jobs }) =>
      jobs.map(({ permissions: own = permissions }) => [name, own]),
    );
    expect(rights).toEqual([
      ["ci.yml", { contents: "read" }],
      ["ci.yml", { contents: "read" }],
      ["release.yml", { contents: "write" }],
    ]);
  });
});

describe.each(workflows)("the workflow $name", ({ text, jobs }) => {
  it("uses actions by their commit, with the version beside it", () => {
    const used = jobs.flatMap(({ steps }) => steps).flatMap(({ uses }) => uses ?? []);
    expect(used).not.toEqual([]);
    for (const action of used) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/u);
      expect(text).toMatch(new RegExp(`${action} # v\\d+\\.\\d+\\.\\d+\\n`, "u"));
    }
  });
});

describe("CI", () => {
  const commands = workflows.flatMap(({ jobs }) => jobs.flatMap(({ steps }) => steps.map(({ run }) => run)));

  it("runs the whole check", () => {
    expect(commands).toContain("npm run check");
  });

  it("compiles with the official compiler, and compares", () => {
    expect(commands).toContain("npm run build:infra -- --official --compare --check");
  });
});

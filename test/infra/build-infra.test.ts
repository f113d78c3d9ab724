import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { buildInfra } from "../../tools/infra/build-infra.ts";
import { differences } from "../../tools/infra/differences.ts";
import { BICEP_VERSION, fetchOfficialCompiler, findOfficialCompiler } from "../../tools/infra/official-compiler.ts";
import type { RunProgram } from "../../tools/infra/official-compiler.ts";
import { templateText } from "../../tools/infra/template-text.ts";
import { root } from "./deployed-template.ts";

/** A machine on which only these command lines work, each with what it prints. */
function machine(answers: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  const run: RunProgram = (command, args) => {
    const line = [command, ...args].join(" ");
    lines.push(line);
    const stdout = Object.entries(answers).find(([start]) => line.startsWith(start))?.[1];
    return stdout === undefined
      ? Promise.reject(new Error(`${line}: not found`))
      : Promise.resolve({ stdout, stderr: "" });
  };
  return { run, lines };
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "infra-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe("the text of a template", () => {
  it("is the same whichever compiler wrote it", () => {
    const one = { parameters: { b: {}, a: {} }, $schema: "s", metadata: { _generator: { name: "bicep" }, name: "n" } };
    const other = {
      $schema: "s",
      metadata: { name: "n", _generator: { name: "other" } },
      parameters: { a: {}, b: {} },
    };
    expect(templateText(one)).toBe(templateText(other));
  });

  it("keeps what is in it, and the order of lists", () => {
    const template = {
      $schema: "s",
      resources: { x: { dependsOn: ["b", "a"], properties: { metadata: "mine", copy: [1, null] } } },
    };
    expect(JSON.parse(templateText(template))).toEqual(template);
  });

  it("does without the compiler's name in nested templates too", () => {
    const nested = { properties: { template: { metadata: { _generator: { name: "bicep" } }, resources: {} } } };
    expect(JSON.parse(templateText(nested))).toEqual({ properties: { template: { resources: {} } } });
  });

  it("begins as one expects of a template", () => {
    const keys = Object.keys(
      JSON.parse(templateText({ outputs: {}, resources: {}, languageVersion: "2.0", $schema: "s" })),
    );
    expect(keys).toEqual(["$schema", "languageVersion", "resources", "outputs"]);
  });
});

describe("the differences of two templates", () => {
  it("are none when only the order of keys differs", () => {
    expect(differences({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toEqual([]);
  });

  it.each([
    [{ a: { b: 1 } }, { a: { b: 2 } }, ["a.b: 1 / 2"]],
    [{ a: 1 }, {}, ["a: 1 / absent"]],
    [{ a: null }, {}, ["a: null / absent"]],
    [{ a: ["x"] }, { a: ["x", "y"] }, ['a[1]: absent / "y"']],
    [{ a: [] }, { a: {} }, ["a: [] / {}"]],
    [1, "1", ['(all): 1 / "1"']],
  ])("of %j and %j are told by their place", (one, other, told) => {
    expect(differences(one, other)).toEqual(told);
  });

  it("are shown in short", () => {
    expect(differences({ a: "x".repeat(500) }, {})[0]?.length).toBeLessThan(130);
  });
});

describe("the official compiler", () => {
  it("is bicep itself before the one of the Azure CLI", async () => {
    const { run } = machine({
      "bicep --version": "Bicep CLI version 0.46.1 (x)",
      "az bicep version": "Bicep CLI version 0.45.0",
    });
    expect(await findOfficialCompiler(run)).toMatchObject({ command: "bicep", title: "bicep 0.46.1" });
  });

  it("is the one of the Azure CLI where there is no other", async () => {
    const { run } = machine({
      "az bicep version": "Bicep CLI version 0.45.0 (y)",
      "az bicep build --stdout --file": "{}",
    });
    expect(await findOfficialCompiler(run)).toMatchObject({ title: "az bicep 0.45.0" });
    expect(await buildInfra(root, { run })).toMatchObject({ text: "{}\n", compiler: "az bicep 0.45.0" });
  });

  it("is none on a machine without it, and on one that has an az without Bicep", async () => {
    expect(await findOfficialCompiler(machine({}).run)).toBeUndefined();
    expect(await findOfficialCompiler(machine({ "az bicep version": "" }).run)).toBeUndefined();
  });

  it("is fetched in the version that the project is compared with", async () => {
    const folder = await emptyFolder();
    const { run, lines } = machine({ "npm install": "", [process.execPath]: "/cache/bicep\n" });
    expect(await fetchOfficialCompiler(folder, run)).toMatchObject({ command: "/cache/bicep" });
    expect(lines.at(-1)).toContain(BICEP_VERSION);
  });

  it("that cannot be fetched is told with what to do", async () => {
    await expect(fetchOfficialCompiler(await emptyFolder(), machine({}).run)).rejects.toThrow("It needs a network.");
  });
});

describe("building", () => {
  it("compares only where there is something to compare with", async () => {
    const run = machine({}).run;
    const { problems } = await buildInfra(root, { compare: true, run });
    expect(problems).toEqual(["There is no official compiler to compare with: add --official to fetch it."]);
  });

  it("takes the official compiler's template where there is one", async () => {
    const { run } = machine({ "bicep --version": "0.46.1", "bicep build": '{"resources":{}}' });
    expect(await buildInfra(root, { run })).toEqual({
      text: '{\n  "resources": {}\n}\n',
      compiler: "bicep 0.46.1",
      problems: [],
      notes: [],
    });
  });

  it("tells where the two compilers differ", async () => {
    const { run } = machine({ "bicep --version": "0.46.1", "bicep build": '{"contentVersion":"1.0.0.0"}' });
    const { problems } = await buildInfra(root, { compare: true, run });
    expect(problems.join("\n")).toContain('differ at languageVersion: "2.0" / absent');
    expect(problems.join("\n")).not.toContain("_generator");
    expect(problems.join("\n")).not.toContain("contentVersion");
  });

  it("refuses a template that Azure would not take", async () => {
    const huge = JSON.stringify({ variables: { text: "x".repeat(3_000_000) } });
    const { run } = machine({ "bicep --version": "0.46.1", "bicep build": huge });
    expect((await buildInfra(root, { run })).problems).toEqual([expect.stringContaining("at most 3,000,000")]);
  });
});

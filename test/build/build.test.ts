import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type BuildOptions, build } from "../../tools/build.ts";
import { projectFolder } from "./project.ts";

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

async function buildProject(options: BuildOptions = {}) {
  const root = await projectFolder();
  return { root, result: await build({ root, ...options }) };
}

describe("the build", () => {
  it("writes an app that the Functions worker can load, and the same as a zip", async () => {
    const { result } = await buildProject();
    const files = unzipSync(await readFile(result.zipFile));

    expect(Object.keys(files)).toEqual(["THIRD-PARTY-NOTICES.txt", "host.json", "main.js", "package.json"]);
    for (const [name, contents] of Object.entries(files)) {
      expect(decode(contents)).toBe(await readFile(path.join(result.directory, name), "utf8"));
    }
    expect(JSON.parse(decode(files["package.json"]))).toEqual({
      name: "tiny",
      version: "3.2.1",
      private: true,
      type: "module",
      main: "main.js",
    });
  });

  it("fills in the version and defines require", async () => {
    const { result } = await buildProject();
    const code = await readFile(path.join(result.directory, "main.js"), "utf8");

    expect(code).toContain('"3.2.1"');
    expect(code).toContain("createRequire");
  });

  it("keeps the platform's own module outside and lists the licence of what is inside", async () => {
    const { result } = await buildProject();
    const file = async (name: string) => readFile(path.join(result.directory, name), "utf8");

    expect(await file("main.js")).toContain("@azure/functions-core");
    expect(await file("THIRD-PARTY-NOTICES.txt")).toMatch(
      /^tiny-dependency$[^]*Copyright \(c\) Somebody[^]*@license kept/m,
    );
  });

  it("gives the same bytes for the same sources, wherever they are", async () => {
    const [one, other] = await Promise.all([buildProject(), buildProject()]);

    expect(await readFile(other.result.zipFile)).toEqual(await readFile(one.result.zipFile));
  });

  it("does nothing when the sources are those of the last build", async () => {
    const { root } = await buildProject();

    expect(await build({ root })).toMatchObject({ rebuilt: false });
    expect(await build({ root, force: true })).toMatchObject({ rebuilt: true });
  });

  it("builds again when a source changes or a file of the result is gone", async () => {
    const { root, result } = await buildProject();

    await writeFile(path.join(root, "src", "main.ts"), "console.log(2);");
    expect(await build({ root })).toMatchObject({ rebuilt: true });
    await writeFile(path.join(result.directory, ".build-stamp"), "cut short");
    expect(await build({ root })).toMatchObject({ rebuilt: true });
  });

  it("leaves nothing half-written behind when it runs twice at once", async () => {
    const { root } = await buildProject();
    const [{ directory }] = await Promise.all([build({ root, force: true }), build({ root, force: true })]);

    expect((await readdir(directory)).toSorted()).toEqual([
      ".build-stamp",
      "THIRD-PARTY-NOTICES.txt",
      "function.zip",
      "host.json",
      "main.js",
      "package.json",
    ]);
  });

  it("fails when the sources do not compile", async () => {
    const root = await projectFolder();
    await writeFile(path.join(root, "src", "main.ts"), 'import "./missing.ts";');

    await expect(build({ root })).rejects.toThrow("missing.ts");
  });
});

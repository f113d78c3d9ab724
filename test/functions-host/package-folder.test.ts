import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, it, onTestFinished } from "vitest";
import { unpackPackage } from "../../local-cloud/functions-host/package-folder.ts";

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "packages-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const zip = zipSync({ "main.js": strToU8("main"), "inside/deep.txt": strToU8("deep") });

it("a package is unpacked with its folders", async () => {
  const folder = await unpackPackage(zip, await emptyFolder());
  expect(await readFile(path.join(folder, "main.js"), "utf8")).toBe("main");
  expect(await readFile(path.join(folder, "inside/deep.txt"), "utf8")).toBe("deep");
});

it("the same package is unpacked once, another one beside it", async () => {
  const parent = await emptyFolder();
  const [one, same] = await Promise.all([unpackPackage(zip, parent), unpackPackage(zip, parent)]);
  const other = await unpackPackage(zipSync({ "main.js": strToU8("other") }), parent);
  expect(same).toBe(one);
  expect((await readdir(parent)).map((name) => path.join(parent, name)).toSorted()).toEqual([one, other].toSorted());
});

it("a package cannot write outside of its folder", async () => {
  const parent = await emptyFolder();
  await expect(unpackPackage(zipSync({ "../../out.txt": strToU8("x") }), parent)).rejects.toThrow(
    "a file outside of it: ../../out.txt",
  );
});

it("what is no zip archive is refused", async () => {
  await expect(unpackPackage(strToU8("none"), await emptyFolder())).rejects.toThrow("invalid zip data");
});

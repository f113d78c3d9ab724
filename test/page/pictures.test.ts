import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { pictureFolder, pictures } from "./picture.ts";

const readme = readFileSync(path.join(pictureFolder, "../../README.md"), "utf8");
/** Bytes. The README opens quickly, and the repository stays small. */
const mostBytes = 200_000;

it.each(pictures)("the README shows the picture %s, which the browser tests took, and it is small", (name) => {
  const bytes = readFileSync(path.join(pictureFolder, `${name}.png`));
  // PNG specification, "File signature" and "IHDR image header": the width stands in bytes 16 to 19.
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(bytes.readUInt32BE(16)).toBe(1_280);
  expect(bytes.length).toBeLessThan(mostBytes);
  expect(readme).toMatch(new RegExp(String.raw`!\[[^\]]{20,}\]\(docs/pictures/${name}\.png\)`, "u"));
});

it("no picture lies there that nothing shows", () => {
  expect(readdirSync(pictureFolder).toSorted()).toEqual(pictures.map((name) => `${name}.png`));
});

import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { readmeSection } from "./readme.ts";

it("names in the README each file with a decision that the documentation does not confirm", () => {
  const folder = fileURLToPath(new URL("../../tools/kql/", import.meta.url));
  const marked = globSync("**/*.ts", { cwd: folder })
    .filter((file) => /(?:not |un)confirmed/iu.test(readFileSync(`${folder}${file}`, "utf8")))
    .map((file) => file.replaceAll("\\", "/"));
  const named = readmeSection("Where it differs from the service").flatMap(
    (line) => /^\| `([^`]+)`/u.exec(line)?.[1] ?? [],
  );
  expect(named).toEqual(marked.toSorted());
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { readParsers } from "../../../tools/content/files/parser-file.ts";
import { root } from "./asim-workspace.ts";

const parsers = readParsers(root);

test.each(parsers.filter(({ name }) => name.startsWith("vim")))(
  "parsers/ASIM.md hands every parameter of $name on",
  ({ name, parameters }) => {
    const page = readFileSync(path.join(root, "parsers/ASIM.md"), "utf8");
    const passed = parameters.map((parameter) => `${parameter.name}=${parameter.name}`).join(", ");
    expect(page).toContain(`\`${name}(${passed})\``);
  },
);

test("parsers/ASIM.md says the versions of the schemas that the parsers say", () => {
  const page = readFileSync(path.join(root, "parsers/ASIM.md"), "utf8").replaceAll(/ +/gu, " ");
  const said = parsers.flatMap(({ name, query }) => {
    const [, schema, version] = /EventSchema = "(.*)",\s*EventSchemaVersion = "(.*)"/u.exec(query) ?? [];
    return schema === undefined ? [] : [`| ${schema} | ${version} | \`${name}\` |`];
  });
  expect(said).toHaveLength(3);
  for (const row of said) expect(page).toContain(row);
});

test("a parser may have another's columns", () => {
  const [columns] = parsers.flatMap((each) => (each.name === "vimAuditEventOnePassword" ? [each.columns] : []));
  expect(columns).toBeDefined();
  expect(parsers).toContainEqual(
    expect.objectContaining({ name: "ASimAuditEventOnePassword", columnsOf: "vimAuditEventOnePassword", columns }),
  );
});

test.each(["Gongs", "Bells"])("a parser may not have the columns of %s, which describes none", (columns) => {
  const folder = mkdtempSync(path.join(tmpdir(), "parsers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, "parsers"));
  const bells = { name: "Bells", title: "Bells", description: "Bells.", columns, query: "Gongs" };
  writeFileSync(path.join(folder, "parsers/Bells.yaml"), stringify(bells));
  expect(() => readParsers(folder)).toThrow(`parsers/Bells.yaml: columns: no parser ${columns} describes its columns`);
});

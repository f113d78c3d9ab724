import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { clouds } from "../../src/azure/clouds.ts";
import { settings } from "../../src/config.ts";
import { errorCategories } from "../../src/errors.ts";
import { deployButton } from "../../tools/docs/deploy-button.ts";
import { staleFiles } from "../../tools/docs/generated.ts";
import { replaceMarkedPart } from "../../tools/docs/marked-part.ts";
import { markdownTable } from "../../tools/docs/markdown-table.ts";

const root = path.join(import.meta.dirname, "../..");
const marked =
  "Before\n\n<!-- deploy-button:start -->\n\nold\n\n<!-- deploy-button:end -->\n\n<!-- settings:start -->\n\nold\n\n<!-- settings:end -->\n\nAfter\n";

/** A folder that has only what `files` says. */
async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "docs-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(path.join(folder, "docs"));
  for (const [name, contents] of Object.entries(files)) await writeFile(path.join(folder, name), contents);
  return folder;
}

describe("the generated documentation", () => {
  it("is up to date (else: npm run docs)", async () => {
    expect(await staleFiles(root, false)).toEqual([]);
  });

  it("is written once, and then up to date", async () => {
    const folder = await project({ "README.md": marked });
    expect(await staleFiles(folder, false)).toEqual(["README.md", "docs/table.md", "docs/health.md"]);
    expect(await staleFiles(folder, true)).toEqual(["README.md", "docs/table.md", "docs/health.md"]);
    expect(await staleFiles(folder, true)).toEqual([]);
  });

  it("leaves a file alone when only checking", async () => {
    const folder = await project({ "README.md": marked });
    await staleFiles(folder, false);
    expect(await readFile(path.join(folder, "README.md"), "utf8")).toBe(marked);
  });

  it("is found out of date when somebody edits it", async () => {
    const folder = await project({ "README.md": marked });
    await staleFiles(folder, true);
    const file = path.join(folder, "docs/health.md");
    await writeFile(file, `${await readFile(file, "utf8")}More.\n`);
    expect(await staleFiles(folder, false)).toEqual(["docs/health.md"]);
  });

  it("does not mind the line ends of Windows", async () => {
    const folder = await project({ "README.md": marked });
    await staleFiles(folder, true);
    const file = path.join(folder, "README.md");
    await writeFile(file, (await readFile(file, "utf8")).replaceAll("\n", "\r\n"));
    expect(await staleFiles(folder, false)).toEqual([]);
  });

  it("names every setting and every category", async () => {
    const folder = await project({ "README.md": marked });
    await staleFiles(folder, true);
    const [readme, health] = await Promise.all(
      ["README.md", "docs/health.md"].map((name) => readFile(path.join(folder, name), "utf8")),
    );
    expect(Object.values(settings).filter(({ name }) => !readme?.includes(`| \`${name}\``))).toEqual([]);
    expect(Object.keys(errorCategories).filter((name) => !health?.includes(`| \`${name}\``))).toEqual([]);
    expect(readme).toMatch(/^Before\n[^]*\nAfter\n$/u);
  });
});

describe("a marked part", () => {
  it.each([
    { what: "has no markers", page: "Text" },
    { what: "has no end", page: "<!-- settings:start -->" },
    { what: "has them the wrong way round", page: "<!-- settings:end --><!-- settings:start -->" },
    { what: "has one twice", page: `${marked}<!-- settings:start -->` },
  ])("is refused when the page $what", ({ page }) => {
    expect(() => replaceMarkedPart(page, "settings", "new")).toThrow("<!-- settings:start -->");
  });
});

describe("the Deploy to Azure button", () => {
  const button = deployButton({ repository: "https://github.com/contoso/connector", version: "1.2.3" });

  it("gives the portal the template and the wizard of the release", () => {
    const [, template, wizard] =
      /portal\.azure\.com\/#create\/Microsoft\.Template\/uri\/([^/]+)\/createUIDefinitionUri\/([^)]+)\)/u.exec(
        button,
      ) ?? [];
    expect([template, wizard].map((address) => decodeURIComponent(address ?? ""))).toEqual([
      "https://raw.githubusercontent.com/contoso/connector/v1.2.3/infra/azuredeploy.json",
      "https://raw.githubusercontent.com/contoso/connector/v1.2.3/infra/createUiDefinition.json",
    ]);
  });

  it("is there for each cloud that the connector knows", () => {
    expect(button.match(/https:\/\/portal\.azure\.(?:com|us|cn)\//gu)).toHaveLength(Object.keys(clouds).length);
  });
});

describe("a Markdown table", () => {
  it("is as wide as its widest cells and keeps bars inside them", () => {
    expect(markdownTable(["A", "Bee"], [["one | two", "3"]])).toBe(
      ["| A          | Bee |", "| ---------- | --- |", "| one \\| two | 3   |"].join("\n"),
    );
  });
});

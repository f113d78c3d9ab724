import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import { deployTemplate } from "./deployed-template.ts";
import type { DeployedResource } from "./deployed-template.ts";

const folder = path.join(import.meta.dirname, "expected");
const privateFolder = path.join(folder, "private-networking");
/** `UPDATE_EXPECTED=1 npm test -- test/infra` writes the files anew; format them with `npm run format`, and read the difference before you commit it. */
const updating = process.env["UPDATE_EXPECTED"] !== undefined;

type Files = Readonly<Record<string, unknown>>;

const fileOf = ({ id, type, apiVersion, body }: DeployedResource): unknown => ({ type, apiVersion, id, ...body });

/** Without the content, which `content.test.ts` holds against `infra/content`. */
async function filesOf(further = {}): Promise<Files> {
  const { resources } = await deployTemplate(await readTemplate(), { deployContent: false, ...further });
  return Object.fromEntries(resources.map((resource) => [`${resource.key}.json`, fileOf(resource)]));
}

async function read(directory: string): Promise<Files> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const texts = await Promise.all(names.map((name) => readFile(path.join(directory, name), "utf8")));
  return Object.fromEntries(names.map((name, index): [string, unknown] => [name, JSON.parse(texts[index] ?? "")]));
}

async function write(directory: string, files: Files): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  for (const [name, contents] of Object.entries(files)) {
    await writeFile(path.join(directory, name), `${JSON.stringify(contents, undefined, 2)}\n`);
  }
}

/** What private networking adds, and what it changes. */
function beyond(usual: Files, further: Files): Files {
  return Object.fromEntries(
    Object.entries(further).filter(([name, contents]) => JSON.stringify(contents) !== JSON.stringify(usual[name])),
  );
}

describe("the deployed resources", () => {
  it("are those in test/infra/expected (else: UPDATE_EXPECTED=1 npm test -- test/infra)", async () => {
    const usual = await filesOf();
    const privately = beyond(usual, await filesOf({ privateNetworking: true }));
    if (updating) {
      await write(folder, usual);
      await write(privateFolder, privately);
    }
    expect(usual).toEqual(await read(folder));
    expect(privately).toEqual(await read(privateFolder));
  });
});

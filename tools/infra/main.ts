// Compiles infra/main.bicep into infra/azuredeploy.json: npm run build:infra [-- --official --compare --check]
//   --official  fetches the official compiler when there is none on this machine; needs a network
//   --compare   compiles with both compilers and fails where they differ
//   --check     writes nothing and fails when azuredeploy.json is out of date

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildInfra } from "./build-infra.ts";

const root = path.join(import.meta.dirname, "../..");
const file = "infra/azuredeploy.json";
const { values } = parseArgs({
  options: {
    official: { type: "boolean", default: false },
    compare: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

try {
  const { text, compiler, problems, notes } = await buildInfra(root, values);
  const before = await readFile(path.join(root, file), "utf8").catch(() => "");
  const stale = values.check && text !== before ? [`${file} is out of date: run npm run build:infra.`] : [];
  for (const note of notes) console.warn(note);
  const failures = [...problems, ...stale];
  if (failures.length > 0) throw new Error(failures.join("\n"));
  if (!values.check) await writeFile(path.join(root, file), text);
  const bytes = Buffer.byteLength(text).toLocaleString("en");
  console.log(`${file}: ${bytes} bytes, ${text === before ? "unchanged" : "written"} (${compiler})`);
} catch (error) {
  // What a file does wrong is told without our own stack.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

// Brings the generated documentation up to date: `npm run docs [-- --check]`. With --check it changes nothing and ends with
// exit code 1 when something is out of date.

import path from "node:path";
import { parseArgs } from "node:util";
import { staleFiles } from "./generated.ts";

const root = path.join(import.meta.dirname, "../..");
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const stale = await staleFiles(root, !values.check);
for (const file of stale) console.log(values.check ? `${file} is out of date: run npm run docs.` : `${file} updated.`);
if (stale.length === 0) console.log("The generated documentation is up to date.");
if (values.check && stale.length > 0) process.exitCode = 1;

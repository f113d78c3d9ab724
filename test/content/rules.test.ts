import { describe, expect, test } from "vitest";

import { contentSchema } from "../../tools/content/content-schema.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { asExpected } from "../../tools/content/playing/compare-alerts.ts";
import { createRuleCases } from "../../tools/content/playing/rule-cases.ts";

const root = new URL("../../", import.meta.url).pathname;
/** `RULES=vault-exported,vault-shared`: only these. */
const wanted = process.env["RULES"]?.split(",");
const casesOf = createRuleCases(contentSchema(root));

describe.each(readRules(root, wanted))("$slug", (file) => {
  // Names in front: what "$name" shows of them is cut.
  test.each(casesOf(file).map((each) => [each.name, each] as const))("%s", async (_, { run }) => {
    expect(await run()).toBe(asExpected);
  });
});

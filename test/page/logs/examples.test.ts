import path from "node:path";
import { expect, it } from "vitest";
import { examples } from "../../../page/views/logs/examples.ts";
import { chartFor } from "../../../page/views/logs/rendered-chart.ts";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { prepareQuery } from "../../../tools/kql/engine/run-query.ts";
import { check } from "../../../tools/kql/language/check.ts";
import { renderingOf } from "../../../tools/kql/plan/rendering.ts";

const schema = contentSchema(path.join(import.meta.dirname, "../../.."));

it.each(examples)(
  "$title: nothing is wrong with the query, it can run here, and its chart can be drawn",
  ({ query }) => {
    const { findings, columns, syntax } = check(query, schema);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(() => prepareQuery(query, schema)).not.toThrow();
    const rendering = renderingOf(syntax);
    const drawn = rendering === undefined ? undefined : chartFor(rendering, columns ?? [], 10);
    expect(drawn ?? {}).not.toHaveProperty("reason");
  },
);

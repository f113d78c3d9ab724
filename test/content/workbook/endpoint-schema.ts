import * as v from "valibot";

const name = v.pipe(v.string(), v.nonEmpty());

/** What a query to Azure Resource Manager is, as JSON (Workbooks/AnalyticsEfficiency.json of Azure/Azure-Sentinel). */
export const endpoint = v.strictObject({
  version: v.literal("ARMEndpoint/1.0"),
  data: v.null(),
  headers: v.tuple([]),
  method: v.literal("GET"),
  path: v.pipe(v.string(), v.startsWith("{Workspace}/providers/")),
  urlParams: v.strictTuple([v.strictObject({ key: v.literal("api-version"), value: name })]),
  batchDisabled: v.literal(false),
  transformers: v.strictTuple([
    v.strictObject({
      type: v.literal("jsonpath"),
      settings: v.strictObject({
        tablePath: name,
        columns: v.pipe(v.array(v.strictObject({ path: name, columnid: name })), v.minLength(1)),
      }),
    }),
  ]),
});

import * as v from "valibot";
import { endpoint } from "./endpoint-schema.ts";

/*
 * A workbook as Azure Monitor stores it, of what ours uses. Written from microsoft/Application-Insights-Workbooks schema/workbook.json, the pages
 * "Workbook ..." of Microsoft Learn, and public workbooks: strict, so that a key that nobody is known to have is found.
 */

const name = v.pipe(v.string(), v.nonEmpty());
const guid = v.pipe(v.string(), v.uuid());
const source = { queryType: v.literal(0), resourceType: v.literal("microsoft.operationalinsights/workspaces") };
const duration = v.strictObject({ durationMs: v.pipe(v.number(), v.integer(), v.minValue(60_000)) });
const parameterBase = { id: guid, version: v.literal("KqlParameterItem/1.0"), name, label: v.optional(name) };

const parameter = v.variant("type", [
  v.strictObject({
    ...parameterBase,
    type: v.literal(1),
    isGlobal: v.optional(v.boolean()),
    isHiddenWhenLocked: v.optional(v.boolean()),
    value: v.string(),
    typeSettings: v.optional(
      v.strictObject({
        validationSettings: v.array(v.strictObject({ regExp: name, match: v.boolean(), message: name })),
      }),
    ),
  }),
  v.strictObject({
    ...parameterBase,
    type: v.literal(2),
    ...source,
    query: name,
    isGlobal: v.optional(v.boolean()),
    isRequired: v.optional(v.boolean()),
    multiSelect: v.optional(v.literal(true)),
    quote: v.optional(v.literal("'")),
    delimiter: v.optional(v.literal(",")),
    value: v.optional(v.array(v.string())),
    timeContext: duration,
    typeSettings: v.strictObject({
      additionalResourceOptions: v.array(v.literal("value::all")),
      selectAllValue: v.optional(v.literal("*")),
      showDefault: v.boolean(),
    }),
  }),
  v.strictObject({
    ...parameterBase,
    type: v.literal(4),
    isRequired: v.literal(true),
    value: duration,
    typeSettings: v.strictObject({ selectableValues: v.array(duration), allowCustom: v.boolean() }),
  }),
]);

const numberFormat = v.strictObject({
  unit: v.number(),
  options: v.strictObject({ style: v.literal("decimal"), useGrouping: v.boolean(), maximumFractionDigits: v.number() }),
});
const cell = v.strictObject({
  columnMatch: name,
  formatter: v.picklist([1, 12]),
  formatOptions: v.optional(v.strictObject({ palette: name })),
  numberFormat: v.optional(numberFormat),
});
const threshold = v.strictObject({
  operator: v.picklist(["==", "Default"]),
  thresholdValue: v.optional(v.string()),
  representation: name,
  text: v.picklist(["{0}{1}", "on", "off"]),
});
const sortBy = v.array(v.strictObject({ itemKey: name, sortOrder: v.picklist([1, 2]) }));
const gridSettings = v.strictObject({
  formatters: v.array(
    v.strictObject({
      columnMatch: name,
      formatter: v.picklist([1, 4, 5, 7, 8, 18]),
      formatOptions: v.optional(
        v.union([
          v.strictObject({ palette: name }),
          v.strictObject({ linkTarget: v.literal("Url"), linkLabel: name }),
          v.strictObject({ thresholdsOptions: v.literal("icons"), thresholdsGrid: v.array(threshold) }),
        ]),
      ),
      numberFormat: v.optional(numberFormat),
    }),
  ),
  rowLimit: v.pipe(v.number(), v.maxValue(10_000)),
  filter: v.boolean(),
  labelSettings: v.optional(v.array(v.strictObject({ columnId: name, label: name }))),
  sortBy: v.optional(sortBy),
});
const chartSettings = v.strictObject({
  xAxis: name,
  yAxis: v.pipe(v.array(name), v.minLength(1)),
  group: v.optional(name),
  createOtherGroup: v.number(),
  showLegend: v.boolean(),
  ySettings: v.optional(v.strictObject({ label: name, numberFormatSettings: numberFormat })),
});
const mapSettings = v.strictObject({
  locInfo: v.literal("LatLong"),
  latitude: name,
  longitude: name,
  sizeSettings: name,
  sizeAggregation: v.literal("Sum"),
  labelSettings: name,
  legendMetric: name,
  legendAggregation: v.literal("Sum"),
  itemColorSettings: v.strictObject({
    type: v.literal("heatmap"),
    colorAggregation: v.literal("Sum"),
    nodeColorField: name,
    heatmapPalette: name,
  }),
});
const tileSettings = v.strictObject({
  titleContent: cell,
  leftContent: cell,
  secondaryContent: cell,
  showBorder: v.boolean(),
  size: v.literal("auto"),
});

const shown = {
  version: v.literal("KqlItem/1.0"),
  size: v.picklist([0, 1, 2, 3, 4]),
  title: name,
  noDataMessage: name,
  showExportToExcel: v.optional(v.literal(true)),
  exportToExcelOptions: v.optional(v.picklist(["visible", "all"])),
};

const content = v.variant("queryType", [
  v.pipe(
    v.strictObject({
      ...shown,
      query: name,
      showAnalytics: v.literal(true),
      timeContext: v.optional(duration),
      timeContextFromParameter: v.optional(v.literal("TimeRange")),
      exportedParameters: v.optional(
        v.array(v.strictObject({ fieldName: name, parameterName: name, parameterType: v.literal(1) })),
      ),
      ...source,
      visualization: v.picklist([
        "table",
        "map",
        "tiles",
        "piechart",
        "categoricalbar",
        "barchart",
        "timechart",
        "areachart",
      ]),
      gridSettings: v.optional(gridSettings),
      chartSettings: v.optional(chartSettings),
      mapSettings: v.optional(mapSettings),
      tileSettings: v.optional(tileSettings),
    }),
    v.check(
      ({ timeContext, timeContextFromParameter }) =>
        (timeContext === undefined) !== (timeContextFromParameter === undefined),
      "a query has one time context",
    ),
  ),
  v.strictObject({
    ...shown,
    queryType: v.literal(12),
    query: v.pipe(v.string(), v.parseJson(), endpoint),
    visualization: v.literal("table"),
    gridSettings,
    sortBy,
  }),
]);
const query = v.strictObject({
  type: v.literal(3),
  content,
  customWidth: v.optional(v.pipe(v.string(), v.regex(/^\d\d$/u))),
  name,
});
const text = v.strictObject({ type: v.literal(1), content: v.strictObject({ json: name }), name });
const group = v.strictObject({
  type: v.literal(12),
  content: v.strictObject({
    version: v.literal("NotebookGroup/1.0"),
    groupType: v.literal("editable"),
    items: v.array(v.variant("type", [text, query])),
  }),
  conditionalVisibility: v.strictObject({ parameterName: name, comparison: v.literal("isEqualTo"), value: name }),
  name,
});
const tabs = v.strictObject({
  type: v.literal(11),
  content: v.strictObject({
    version: v.literal("LinkItem/1.0"),
    style: v.literal("tabs"),
    links: v.array(
      v.strictObject({
        id: guid,
        cellValue: name,
        linkTarget: v.literal("parameter"),
        linkLabel: name,
        subTarget: name,
        style: v.literal("link"),
      }),
    ),
  }),
  name,
});
const parameters = v.strictObject({
  type: v.literal(9),
  content: v.strictObject({
    version: v.literal("KqlParameterItem/1.0"),
    parameters: v.array(parameter),
    style: v.literal("pills"),
    ...source,
  }),
  name,
});

/** The whole workbook. */
export const notebook = v.strictObject({
  version: v.literal("Notebook/1.0"),
  items: v.tupleWithRest([parameters, tabs], group),
  fallbackResourceIds: v.pipe(v.array(v.string()), v.length(0)),
  fromTemplateId: v.pipe(v.string(), v.startsWith("sentinel-")),
  $schema: v.pipe(v.string(), v.url()),
});

import * as v from "valibot";

const text = v.pipe(v.string(), v.nonEmpty());
const name = v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]*$/u, "give a word that begins with a capital"));
const slug = v.pipe(v.string(), v.regex(/^[a-z]+(?:-[a-z]+)*$/u, "give words in small letters with dashes"));
const span = v.pipe(v.string(), v.regex(/^\d+[mhd]$/u, "give a number and m, h or d, such as 7d"));
const queryFile = v.pipe(v.string(), v.regex(/^[a-z]+(?:-[a-z]+)*\.kql$/u, "give the name of a .kql file beside it"));

/** What an analyst chooses above the tabs. */
const parameter = v.variant("kind", [
  /** The time range; queries get it as the API's timespan, and as `{TimeRange:start}`, `{TimeRange:end}`, `{TimeRange:grain}`. */
  v.strictObject({ kind: v.literal("time"), name, label: text, default: span, choices: v.array(span) }),
  /** Several of a list, or all: `{Person}` is `'a','b'`, or `'*'` for all. */
  v.strictObject({ kind: v.literal("many"), name, label: text, query: queryFile }),
  /** One of a list: `{OnePerson}` is its value, or nothing. */
  v.strictObject({ kind: v.literal("one"), name, label: text, query: queryFile }),
  /** A text that must be as the pattern wants it. */
  v.strictObject({
    kind: v.literal("text"),
    name,
    label: text,
    pattern: text,
    message: text,
  }),
]);

/** `workbook/workbook.yaml`. */
export const workbookFile = v.strictObject({
  /** What its GUID is made of: never to be changed. */
  id: slug,
  name: text,
  description: text,
  fromTemplateId: v.pipe(v.string(), v.regex(/^sentinel-(?!UserWorkbook)\w+$/u, "it must be sentinel-<name>")),
  parameters: v.array(parameter),
  /** Folders of the tabs, in their order. */
  tabs: v.array(slug),
});

/** A column of a table. What is not listed is shown as it is, under its own name. */
const column = v.strictObject({
  name: text,
  /** @default the name */
  label: v.exactOptional(text),
  /** Stands behind the label: `km`, `events`. Every number needs one. */
  unit: v.exactOptional(text),
  /** `level` wants `levels`; `link` is an address that a click opens; `switch` is a truth value: on or off. */
  as: v.exactOptional(v.picklist(["bar", "heat", "hidden", "level", "link", "switch"])),
  /** Value of a text -> how good it is. */
  levels: v.exactOptional(v.record(v.string(), v.picklist(["good", "warning", "bad", "unknown"]))),
});

const common = {
  /** A question, or a fact. */
  title: v.pipe(text, v.regex(/^[A-Z0-9].*[^.]$/u, "begin with a capital, and end without a full stop")),
  size: v.optional(v.picklist(["tiny", "small", "medium", "large"]), "medium"),
  /** Percent of the page. */
  width: v.optional(v.picklist([25, 33, 50, 67, 75, 100]), 100),
  /** What is shown instead of nothing: a sentence. */
  empty: v.pipe(text, v.endsWith(".", "end with a full stop")),
};

const table = {
  visual: v.literal("table"),
  columns: v.optional(v.array(column), []),
  /** Whether all its rows can be downloaded. */
  download: v.optional(v.boolean(), false),
  /** Most rows that are shown. The portal's default is 250. */
  rows: v.optional(v.pipe(v.number(), v.maxValue(10_000)), 250),
};

const queried = {
  ...common,
  query: queryFile,
  /** Length of time that the query looks at, whatever the analyst chose. @default the parameter TimeRange */
  time: v.exactOptional(span),
};

/** A tile that asks the workspace's tables: a query and how its answer is shown. */
const queryTile = v.variant("visual", [
  v.strictObject({
    ...queried,
    ...table,
    /** A click on a row opens that person's tab (the query gives UserUuid) or that item's (ItemUuid). */
    opens: v.exactOptional(v.picklist(["person", "item"])),
    /** What the same click chooses as well, without opening its tab. */
    alsoChooses: v.exactOptional(v.picklist(["person", "item"])),
  }),
  v.strictObject({
    ...queried,
    /** bars: categories (x is text). timebars, lines, areas: x is a datetime. */
    visual: v.picklist(["bars", "timebars", "lines", "areas"]),
    x: text,
    y: v.array(text),
    /** Column whose values make the series. */
    split: v.exactOptional(text),
    /** What is counted or measured. */
    unit: text,
  }),
  v.strictObject({ ...queried, visual: v.literal("pie"), label: text, value: text, unit: text }),
  v.strictObject({
    ...queried,
    visual: v.literal("map"),
    latitude: text,
    longitude: text,
    label: text,
    value: text,
    unit: text,
  }),
  /** One box a row: a label, a big number, and a text below it with its unit. */
  v.strictObject({ ...queried, visual: v.literal("numbers"), label: text, value: text, note: text }),
]);

const jsonPath = v.pipe(v.string(), v.regex(/^\$/u, "give a JSONPath, such as $.properties.enabled"));

/** A GET to Azure Resource Manager, with the rights of whoever looks, and what of its answer is shown. */
const resources = v.strictObject({
  /** What is asked for, below the workspace's own id. */
  path: v.pipe(
    v.string(),
    v.regex(/^providers\/[\w.]+(?:\/\w+)+$/u, "give a path such as providers/Microsoft.A/things"),
  ),
  apiVersion: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d(?:-preview)?$/u, "give a date")),
  /** JSONPath of the array that has an object a row. */
  rows: jsonPath,
  /** Column -> its JSONPath in a row's object; in this order. */
  columns: v.record(name, jsonPath),
  /** Column by whose values the rows are sorted at first, upwards. */
  sortBy: name,
});

/** A tile that asks Azure Resource Manager about the workspace. What an analyst chooses does not reach it. */
const resourceTile = v.strictObject({ ...common, ...table, resources });

/** A tile: one source, and how its answer is shown. */
const tile = v.pipe(
  v.unknown(),
  v.check((input) => has(input, "query") !== has(input, "resources"), "give query or resources, and not both"),
  v.lazy((input) => (has(input, "resources") ? resourceTile : queryTile)),
);

function has(input: unknown, key: "query" | "resources"): boolean {
  return typeof input === "object" && input !== null && key in input;
}

/** `workbook/<tab>/tab.yaml`. */
export const tabFile = v.strictObject({
  title: text,
  /** What the tab is for, in a sentence or two: stands above the tiles. */
  text: v.pipe(text, v.endsWith(".", "end with a full stop")),
  tiles: v.pipe(v.array(tile), v.minLength(4), v.maxLength(9)),
});

/** A parameter as the file has it. */
export type ParameterFile = Readonly<v.InferOutput<typeof parameter>>;
/** A tile with a query, as the file has it. */
export type QueryTileFile = Readonly<v.InferOutput<typeof queryTile>>;
/** A tile that asks Azure Resource Manager, as the file has it. */
export type ResourceTileFile = Readonly<v.InferOutput<typeof resourceTile>>;
/** A tile as the file has it. */
export type TileFile = QueryTileFile | ResourceTileFile;

import { expect, test } from "vitest";
import { formatters, icons, operators } from "../../../page/views/workbook/cell-format.ts";
import { comparisons } from "../../../page/views/workbook/visibility.ts";
import type { Item } from "../../../page/views/workbook/notebook.ts";
import { definition, items, tiles } from "./deployed-notebook.ts";

/** All values that stand under a key, anywhere in the definition. */
function valuesOf(key: string, within: unknown = definition): readonly unknown[] {
  if (typeof within !== "object" || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) => (name === key ? [value] : []).concat(valuesOf(key, value)));
}

function kindsOf(of: readonly Item[]): readonly string[] {
  return of.flatMap((item) => [item.kind, ...(item.kind === "group" ? kindsOf(item.items) : [])]);
}

test("every kind of item, source and visual of the deployed workbook is shown", () => {
  expect(new Set(kindsOf(items))).toEqual(new Set(["parameters", "tabs", "group", "text", "query"]));
  expect(tiles.length).toBeGreaterThan(60);
  expect(tiles.filter(({ source, visual }) => source.kind === "unknown" || visual.kind === "unknown")).toEqual([]);
  expect(new Set(tiles.map(({ source }) => source.kind))).toEqual(new Set(["logs", "resources"]));
});

test("every parameter of the deployed workbook can be chosen", () => {
  const kinds = items.flatMap((item) => (item.kind === "parameters" ? item.parameters.map(({ kind }) => kind) : []));
  expect(new Set(kinds)).toEqual(new Set(["time", "many", "one", "text"]));
});

test.each([
  ["formatter", formatters],
  ["representation", icons],
  ["operator", operators],
  ["comparison", comparisons],
])("every %s of the deployed workbook is known", (key, known) => {
  const used = new Set(valuesOf(key).map(String));
  expect(used.size).toBeGreaterThan(0);
  expect([...used].filter((each) => !Object.hasOwn(known, each))).toEqual([]);
});

test("numbers of the deployed workbook have no unit of their own: the renderer knows none", () => {
  expect(new Set(valuesOf("numberFormat").flatMap((each) => valuesOf("unit", each)))).toEqual(new Set([0]));
});

test("whatever a click chooses is a parameter", () => {
  const known = new Set(
    items.flatMap((item) => (item.kind === "parameters" ? item.parameters : [])).map(({ name }) => name),
  );
  const chosen = tiles.flatMap(({ exports }) => exports.map(({ parameter }) => parameter));
  expect(chosen.length).toBeGreaterThan(20);
  expect(chosen.filter((parameter) => !known.has(parameter))).toEqual([]);
});

import type { ColumnSchema, DatabaseSchema } from "../../kql/language/schema.ts";
import { createExaminer } from "../checks/examined-rule.ts";
import { checkForeignTables } from "../checks/needs.ts";
import { checkBinding, checkOperators } from "../checks/query-text.ts";
import { expandParameters } from "./expand-parameters.ts";
import { queryTiles } from "./read-workbook.ts";
import type { Workbook, WorkbookQuery } from "./read-workbook.ts";
import { workbookSchema } from "./sentinel-tables.ts";
import { columnProblems, resourceProblems } from "./shown-columns.ts";
import { clickTargets, deployedQuery } from "./tile-items.ts";

const week = { from: Date.UTC(2026, 2, 10), to: Date.UTC(2026, 2, 17) };

/** Everything that is wrong with the workbook, a line each, with its file. */
export function workbookProblems(workbook: Workbook, content: DatabaseSchema): string[] {
  const examine = createExaminer(workbookSchema(content));
  const shown = workbook.parameters.map(({ shows }) => shows);
  const bind = ({ file, text }: WorkbookQuery): Bound =>
    boundOf(file, expandParameters(text, shown, { time: week }), examine);
  const lists = workbook.parameters.flatMap(({ shows: { name }, query }) => {
    if (query === undefined) return [];
    const { problems, columns } = bind(query);
    const names = columns.map((column) => column.name).join(", ");
    return [
      ...problems,
      ...(names === "value, label" ? [] : [`${query.file}: ${name} needs value, label; it gives ${names}`]),
    ];
  });
  const tiles = workbook.tabs.flatMap((tab) =>
    tab.tiles.flatMap((tile) => {
      if (!("query" in tile)) {
        return resourceProblems(tile.shows).map((problem) => `workbook/${tab.name}/tab.yaml: ${tile.name}: ${problem}`);
      }
      const { problems, columns } = bind({ file: tile.query.file, text: deployedQuery(tile) });
      const fit = problems.length > 0 ? [] : columnProblems(tile.shows, columns);
      return [...problems, ...fit.map((problem) => `${tile.query.file}: ${problem}`)];
    }),
  );
  return [...new Set(lists), ...tiles, ...openedTabs(workbook), ...repeated(workbook)];
}

interface Bound {
  readonly problems: readonly string[];
  readonly columns: readonly ColumnSchema[];
}

function boundOf(file: string, query: string, examine: ReturnType<typeof createExaminer>): Bound {
  const examined = examine({ query });
  const checks = [checkBinding, checkOperators, checkForeignTables];
  const rendered = /\|\s*render\b/u.test(query) ? ["the tile says how it is shown, not render"] : [];
  return {
    problems: [...checks.flatMap((each) => each(examined)), ...rendered].map((problem) => `${file}: ${problem}`),
    columns: examined.bound.columns ?? [],
  };
}

/** A click must have somewhere to go. */
function openedTabs({ tabs, parameters }: Workbook): string[] {
  const opened = tabs.flatMap(({ tiles }) =>
    queryTiles(tiles).flatMap(({ shows }) => (shows.visual === "table" ? [shows.opens, shows.alsoChooses] : [])),
  );
  const targets = [...new Set(opened)].flatMap((target) => (target === undefined ? [] : [clickTargets[target]]));
  const lost = targets.filter(({ tab }) => !tabs.some(({ name }) => name === tab));
  const unset = targets.filter(({ parameter }) => !parameters.some(({ shows }) => shows.name === parameter));
  return [
    ...lost.map(({ tab }) => `workbook/workbook.yaml: a click opens the tab ${tab}, which is not there`),
    ...unset.map(({ parameter }) => `workbook/workbook.yaml: a click sets ${parameter}, which is not there`),
  ];
}

/** Guides name tiles by their titles. */
function repeated({ tabs }: Workbook): string[] {
  return tabs.flatMap(({ name, tiles }) => {
    const titles = tiles.map(({ shows }) => shows.title);
    return titles
      .filter((title, index) => titles.indexOf(title) !== index)
      .map((title) => `workbook/${name}/tab.yaml: the title "${title}" is there twice`);
  });
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type * as v from "valibot";
import { ContentError, readYaml } from "../files/read-folder.ts";
import { readRules } from "../files/rule-file.ts";
import { readWatchlists } from "../files/watchlist-file.ts";
import { rulesFragment, watchlistsFragment, withFragments } from "./fragments.ts";
import { tabFile, workbookFile } from "./workbook-file.ts";
import type { ParameterFile, QueryTileFile, ResourceTileFile } from "./workbook-file.ts";

/** A query of the workbook: complete but for what the analyst chooses. */
export interface WorkbookQuery {
  /** File, relative to the project. */
  readonly file: string;
  /** KQL with `{Parameter}`s. */
  readonly text: string;
}

/** A tile with its query. */
export interface QueryTile {
  readonly name: string;
  readonly shows: QueryTileFile;
  readonly query: WorkbookQuery;
}

/** A tile that asks Azure Resource Manager: it has no query. */
export interface ResourceTile {
  readonly name: string;
  readonly shows: ResourceTileFile;
}

/** A tile with what it asks. */
export type Tile = QueryTile | ResourceTile;

/** A tab with its tiles. */
export interface Tab {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly tiles: readonly Tile[];
}

/** A parameter; those that are chosen from a list have the query that gives it: columns value, label. */
export interface Parameter {
  readonly shows: ParameterFile;
  readonly query: WorkbookQuery | undefined;
}

/** The workbook, read and put together. */
export interface Workbook extends Pick<
  v.InferOutput<typeof workbookFile>,
  "id" | "name" | "description" | "fromTemplateId"
> {
  readonly parameters: readonly Parameter[];
  readonly tabs: readonly Tab[];
}

/**
 * The workbook of the project; undefined where there is none.
 * @param root - Folder of the project.
 * @throws ContentError with every mistake of every file
 */
export function readWorkbook(root: string): Workbook | undefined {
  const folder = path.join(root, "workbook");
  if (!existsSync(path.join(folder, "workbook.yaml"))) return undefined;
  const problems: string[] = [];
  const fragments = readFragments(root);

  const read = (file: string): string => {
    const place = path.join(root, file);
    if (existsSync(place)) return readFileSync(place, "utf8");
    problems.push(`${file}: no such file`);
    return "";
  };
  const parse = <T>(file: string, schema: v.GenericSchema<unknown, T>): T | undefined => {
    const answer = readYaml(read(file), schema);
    if ("value" in answer) return answer.value;
    problems.push(...answer.problems.map((problem) => `${file}: ${problem}`));
    return undefined;
  };
  const queryOf = (file: string): WorkbookQuery => {
    const put = withFragments(read(file), fragments);
    problems.push(...put.unknown.map((fragment) => `${file}: there is no fragment ${fragment}`));
    return { file, text: put.text };
  };

  const head = parse("workbook/workbook.yaml", workbookFile);
  const tabs = (head?.tabs ?? []).flatMap((name): Tab[] => {
    const tab = parse(`workbook/${name}/tab.yaml`, tabFile);
    if (tab === undefined) return [];
    const tiles = tab.tiles.map((shows): Tile =>
      "resources" in shows
        ? { name: path.basename(shows.resources.path), shows }
        : {
            name: path.basename(shows.query, ".kql"),
            shows,
            query: queryOf(`workbook/${name}/${shows.query}`),
          },
    );
    problems.push(...spareQueries(root, `workbook/${name}`, tiles));
    return [{ name, title: tab.title, text: tab.text, tiles }];
  });
  const parameters = (head?.parameters ?? []).map((shows): Parameter => ({
    shows,
    query: "query" in shows ? queryOf(`workbook/parameters/${shows.query}`) : undefined,
  }));
  if (head === undefined || problems.length > 0) throw new ContentError(problems);
  return { ...head, parameters, tabs };
}

/** The tiles that have a query. */
export function queryTiles(tiles: readonly Tile[]): readonly QueryTile[] {
  return tiles.filter((tile) => "query" in tile);
}

function spareQueries(root: string, folder: string, tiles: readonly Tile[]): string[] {
  const used = new Set(queryTiles(tiles).map(({ query }) => query.file));
  return readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(".kql") && !used.has(`${folder}/${file}`))
    .map((file) => `${folder}/${file}: no tile has it`);
}

/** Fragment by name: the files of workbook/fragments, and those that are made of the rules and the watchlists. */
function readFragments(root: string): ReadonlyMap<string, string> {
  const folder = path.join(root, "workbook/fragments");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".kql")) : [];
  return new Map([
    ...files.map((file) => [path.basename(file, ".kql"), readFileSync(path.join(folder, file), "utf8")] as const),
    ["rules", rulesFragment(readRules(root))],
    ["watchlists", watchlistsFragment(readWatchlists(root))],
  ]);
}

import { attacks } from "../../../local-cloud/onepassword/attacks/attacks.ts";
import type { Attack, Watchlists } from "../../../local-cloud/onepassword/attacks/attack.ts";
import { createCompany } from "../../../local-cloud/onepassword/company/company.ts";
import type { Company } from "../../../local-cloud/onepassword/company/company.ts";
import { history } from "../../../local-cloud/onepassword/company/history.ts";
import { createPeriodView } from "../../../local-cloud/azure/sentinel/period-view.ts";
import type { PeriodView } from "../../../local-cloud/azure/sentinel/period-view.ts";
import { contentSchema } from "../../content/content-schema.ts";
import { watchlistColumns, watchlistTable } from "../../kql/language/schema.ts";
import type { DatabaseSchema } from "../../kql/language/schema.ts";
import { joinedColumn } from "../../kql/tables/columns.ts";
import { columnOf, selectRows, tableFromRows } from "../../kql/tables/table.ts";
import type { Table } from "../../kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../../kql/values/ticks.ts";
import type { Value } from "../../kql/values/types.ts";
import { arrivalOf, rowsOf } from "./arrivals.ts";
import { createTableFiller, parsedTables, quickSchema } from "./parsed-rows.ts";
import type { ParsedTable, Tables } from "./parsed-rows.ts";

const dayMs = 86_400_000;

/** A company, and when its quiet days are. Times in milliseconds since 1970. */
export interface WorldOptions {
  readonly people: number;
  readonly seed: number;
  /** Beginning of the days that count, at midnight UTC. */
  readonly from: number;
  /** How many they are. */
  readonly days: number;
  /** Days before them, so that there is something to compare with. */
  readonly before: number;
  /** Whether a rule reads the connector's own table. @default false */
  readonly keepsRaw?: boolean;
  /** Rows of the watchlists on quiet days; while an attack is played there are the attack's instead. @default none */
  readonly watchlists?: (company: Company) => Watchlists;
}

/** A company's workspace with its quiet days in it, and what becomes of it in an attack. */
export interface World {
  readonly quiet: PeriodView;
  /** The same, with the parsers as they are deployed: slow, and only with `keepsRaw`. */
  readonly asDeployed: PeriodView;
  /** Rows of the connector's table, health rows included. */
  readonly rows: number;
  /** The same workspace with an attack in it, and the attack's events. */
  play(attack: Attack, at: number): Promise<PlayedAttack>;
}

/** An attack in a workspace. Times in milliseconds since 1970. */
export interface PlayedAttack {
  readonly view: PeriodView;
  /** When the first of its events happened, and when the last of them had arrived. */
  readonly begins: number;
  readonly lastArrival: number;
}

/** Makes the company, lets it work, and brings what it did into a workspace as the connector would. */
export async function createWorld(root: string, options: WorldOptions): Promise<World> {
  const { people, seed, from, days, before, keepsRaw = false } = options;
  const since = from - before * dayMs;
  const company = createCompany({ seed, people, since });
  const content = contentSchema(root);
  const parsed = await parsedTables(content);
  const filler = createTableFiller(content, parsed, keepsRaw);
  let rows = 0;
  for (let day = since; day < from + days * dayMs; day += dayMs) {
    const stretch = { from: day, to: day + dayMs };
    const sent = rowsOf({ account: company.accountUuid, events: history(company, stretch), ...stretch });
    await filler.add(sent);
    rows += sent.length;
  }
  const base = filler.tables();
  const watchlists = options.watchlists?.(company) ?? {};
  return {
    rows,
    quiet: viewOf(content, parsed, base, watchlists),
    asDeployed: viewOf(content, [], base, watchlists),
    play: async (attack, at) => await playAttack({ company, content, parsed, base, keepsRaw }, attack, at),
  };
}

/** The attacks with these names; all, if there are none. @throws RangeError for a name that there is not */
export function attacksNamed(names: readonly string[] | undefined): readonly Attack[] {
  const unknown = names?.find((name) => !attacks.some((attack) => attack.name === name));
  if (unknown !== undefined) throw new RangeError(`There is no attack ${unknown}.`);
  return names === undefined ? attacks : attacks.filter(({ name }) => names.includes(name));
}

type Stage = {
  readonly company: Company;
  readonly content: DatabaseSchema;
  readonly parsed: readonly ParsedTable[];
  readonly base: Tables;
  readonly keepsRaw: boolean;
};

async function playAttack(stage: Stage, attack: Attack, at: number): Promise<PlayedAttack> {
  const { company, content, parsed, base, keepsRaw } = stage;
  const silence = attack.silentAfter === undefined ? Number.POSITIVE_INFINITY : at + attack.silentAfter * 60_000;
  const events = attack.events(company, { at }).filter(({ insertedAt }) => insertedAt < silence);
  const filler = createTableFiller(content, parsed, keepsRaw);
  // The company's health rows are there already; after a silence there are those of an account that is refused.
  const quiet = { from: 0, to: 0 };
  const refused = { from: silence, to: silence + 2 * dayMs, refusedFrom: silence };
  const isRefused = attack.silentAfter !== undefined && attack.silentBecause !== "stopped";
  const range = isRefused ? refused : quiet;
  await filler.add(rowsOf({ account: company.accountUuid, events, ...range }));
  const played = filler.tables();
  const both = new Map(
    [...base.byName].map(([name, table]) => {
      const before = Number.isFinite(silence) ? arrivedBefore(table, arrivalOf(silence)) : table;
      const added = played.byName.get(name);
      return [name, added === undefined ? before : oneAfterTheOther(before, added)];
    }),
  );
  return {
    view: viewOf(content, parsed, { byName: both }, attack.watchlists?.(company, { at }) ?? {}),
    begins: Math.min(...events.map((event) => event.at)),
    lastArrival: arrivalOf(Math.max(...events.map((event) => event.insertedAt))),
  };
}

/** Watchlists that nobody filled are deployed without rows. */
function viewOf(
  content: DatabaseSchema,
  parsed: readonly ParsedTable[],
  { byName }: Tables,
  watchlists: Watchlists,
): PeriodView {
  const lists = content.watchlists.map(({ alias }) => {
    const rows = watchlists[alias] ?? [];
    return { alias, columns: Object.keys(rows[0] ?? {}), rows };
  });
  const schema = { ...quickSchema(content, parsed), watchlists: lists };
  const tables = new Map<string, Table>(schema.tables.map(({ name, columns }) => [name, tableFromRows(columns, [])]));
  for (const [name, table] of byName) tables.set(name, table);
  for (const list of lists) {
    const rows = list.rows.map((row, index): Value[] => {
      const cells = list.columns.map((column) => row[column] ?? "");
      return [String(index), datetimeFromMilliseconds(0), cells[0] ?? "", ...cells];
    });
    tables.set(watchlistTable(list.alias), tableFromRows(watchlistColumns(list), rows));
  }
  return createPeriodView({ schema, table: (name) => tables.get(name) });
}

function arrivedBefore(table: Table, moment: number): Table {
  const arrivals = table.ingestionTime;
  if (arrivals === undefined) return table;
  const limit = datetimeFromMilliseconds(moment);
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter((row) => {
    const arrival = arrivals.get(row);
    return typeof arrival === "bigint" && arrival < limit;
  });
  return selectRows(table, Uint32Array.from(rows));
}

function oneAfterTheOther(first: Table, second: Table): Table {
  const columns = first.schema.map(({ name, type }) =>
    joinedColumn(type, [columnOf(first, name), columnOf(second, name)]),
  );
  const arrivals = [first.ingestionTime, second.ingestionTime].filter((column) => column !== undefined);
  return {
    schema: first.schema,
    columns,
    rows: first.rows + second.rows,
    ...(arrivals.length < 2 ? {} : { ingestionTime: joinedColumn("datetime", arrivals) }),
  };
}

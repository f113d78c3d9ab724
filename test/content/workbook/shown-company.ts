import { fileURLToPath } from "node:url";
import { attacks } from "../../../local-cloud/onepassword/attacks/attacks.ts";
import { createCompany } from "../../../local-cloud/onepassword/company/company.ts";
import { history } from "../../../local-cloud/onepassword/company/history.ts";
import type { StreamEvent } from "../../../local-cloud/onepassword/event-shapes.ts";
import { createWorld } from "../../../tools/bench/detections/world.ts";
import type { World } from "../../../tools/bench/detections/world.ts";
import { runShown, shownQueries } from "../../../tools/bench/workbook.ts";
import { expandParameters } from "../../../tools/content/workbook/expand-parameters.ts";
import type { Chosen } from "../../../tools/content/workbook/expand-parameters.ts";
import { readWorkbook } from "../../../tools/content/workbook/read-workbook.ts";
import type { Table } from "../../../tools/kql/tables/table.ts";
import { toText } from "../../../tools/kql/values/text.ts";
import { millisecondsOf } from "../../../tools/kql/values/ticks.ts";
import type { ScalarType, Value } from "../../../tools/kql/values/types.ts";

const dayMs = 86_400_000;
const from = Date.UTC(2026, 2, 16);
const options = { people: 30, seed: 5, from, days: 3, before: 9 } as const;
const since = from - options.before * dayMs;

/** Folder of the project. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

const read = readWorkbook(root);
if (read === undefined) throw new Error("There is no workbook.");
/** The workbook of the project. */
export const workbook = read;

/** All that happened to the company, with a day on each side: nothing is cut off. */
export const time: Chosen["time"] = { from: since - dayMs, to: from + (options.days + 1) * dayMs };

/** A cell: numbers as numbers, times in milliseconds since 1970, lists and bags as JSON. */
type Cell = string | number | boolean | null;

/** A small company for a fortnight, with an attack on its tenth day, and what the workbook shows of it. */
export interface ShownCompany {
  /** All events that reached 1Password's server, in no order. */
  readonly events: readonly StreamEvent[];
  readonly view: World["quiet"];
  /** The rows that a query of the workbook gives: `sign-ins/countries.kql`. Without a time range: of all there is. */
  rows(file: string, values?: Chosen["values"], range?: Chosen["time"]): Promise<Readonly<Record<string, Cell>>[]>;
  /** Who acts in the attack, and the item that is shared or used in it, as an analyst would choose them; the time from a day before it. */
  readonly struck: { readonly values: NonNullable<Chosen["values"]>; readonly range: Chosen["time"] };
}

let made: Promise<World> | undefined;

/** The company with this attack in it. The workspace is made once for a test file. */
export async function shownCompany(attackName: string): Promise<ShownCompany> {
  made ??= createWorld(root, { ...options, keepsRaw: true });
  const world = await made;
  const attack = attacks.find(({ name }) => name === attackName);
  if (attack === undefined) throw new Error(`There is no attack ${attackName}.`);
  const at = from + 10 * 3_600_000;
  const { view } = await world.play(attack, at);
  const company = createCompany({ seed: options.seed, people: options.people, since });
  const events = [
    ...history(company, { from: since, to: from + options.days * dayMs }),
    ...attack.events(company, { at }),
  ];
  const queries = new Map(shownQueries(workbook).map((query) => [query.file, query]));
  return {
    events,
    view,
    struck: { values: struckBy(events.filter(({ story }) => story === attackName)), range: { from, to: time.to } },
    async rows(file, values = {}, range = time) {
      const query = queries.get(`workbook/${file}`);
      if (query === undefined) throw new Error(`The workbook has no ${file}.`);
      return recordsOf(await runShown(query, workbook, view, { time: range, values }));
    },
  };
}

function struckBy(events: readonly StreamEvent[]): NonNullable<Chosen["values"]> {
  const people = events.flatMap(({ stream, event }) => (stream === "itemusages" ? [event.user.uuid] : []));
  const used = events.flatMap(({ stream, event }) => (stream === "itemusages" ? [event.item_uuid] : []));
  const shared = events.flatMap(({ stream, event }) =>
    stream === "auditevents" && event.action === "share" ? [event.object_uuid] : [],
  );
  return { OnePerson: people.slice(0, 1), OneItem: [...shared, ...used].slice(0, 1) };
}

/** The rows of an answer, by column. */
export function recordsOf({ schema, columns, rows }: Table): Readonly<Record<string, Cell>>[] {
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(schema.map(({ name, type }, index) => [name, cellOf(columns[index]?.get(row) ?? null, type)])),
  );
}

function cellOf(value: Value, type: ScalarType): Cell {
  if (value === null) return type === "string" ? "" : null;
  if (type === "datetime" && typeof value === "bigint") return millisecondsOf(value);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  return toText(value, type);
}

/** A query with what is chosen in it. */
export function expanded(text: string, chosen: Chosen): string {
  return expandParameters(
    text,
    workbook.parameters.map(({ shows }) => shows),
    chosen,
  );
}

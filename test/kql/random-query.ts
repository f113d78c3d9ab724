import type { ScalarType } from "../../tools/kql/values/types.ts";
import { type Columns, type Draw, expression, pick } from "./random-expression.ts";

/** A query so far, with columns that it certainly has. Others may be there that nobody uses. */
interface Piece {
  readonly text: string;
  readonly columns: Columns;
}

type Step = (columns: Columns, draw: Draw, number: number) => Piece | undefined;

const types = ["bool", "int", "long", "real", "datetime", "timespan", "string", "dynamic"] as const;
const keyTypes: ReadonlySet<ScalarType> = new Set(["bool", "int", "long", "datetime", "timespan", "string"]);

/** Aggregates with the type that they give. */
const aggregates: readonly (readonly [form: string, type: ScalarType])[] = [
  ["count()", "long"],
  ["countif(#bool)", "long"],
  ["sum(#long)", "long"],
  ["sum(#real)", "real"],
  ["avg(#long)", "real"],
  ["avg(#timespan)", "timespan"],
  ["min(#datetime)", "datetime"],
  ["max(#string)", "string"],
  ["dcount(#string)", "long"],
  ["make_list(#long)", "dynamic"],
  ["make_set(#string)", "dynamic"],
  ["take_any(#string)", "string"],
  ["stdev(#real)", "real"],
  ["percentile(#long, 50)", "long"],
  ["make_bag(pack('k', #long))", "dynamic"],
];

function filled(form: string, columns: Columns, draw: Draw): string {
  return form.replaceAll(/#(\w+)/gu, (_, inner: ScalarType) => expression(inner, columns, draw, 1));
}

function some(columns: Columns, draw: Draw): Columns {
  const chosen = columns.filter(() => draw(2) === 0);
  return chosen.length === 0 ? columns.slice(0, 1) : chosen;
}

const names = (columns: Columns): string => columns.map(({ name }) => name).join(", ");

const steps: readonly Step[] = [
  (columns, draw) => ({ text: `where ${expression("bool", columns, draw)}`, columns }),
  (columns, draw, number) => {
    const type = pick(types, draw) ?? "long";
    const added = { name: `e${number}`, type };
    return { text: `extend ${added.name} = ${expression(type, columns, draw)}`, columns: [...columns, added] };
  },
  (columns, draw, number) => {
    const [kept, type] = [some(columns, draw), pick(types, draw) ?? "long"];
    const added = { name: `p${number}`, type };
    return {
      text: `project ${names(kept)}, ${added.name} = ${expression(type, columns, draw)}, 1 + ${expression("long", columns, draw)}`,
      columns: [...kept, added],
    };
  },
  (columns, draw) => ({ text: `project ${names(some(columns, draw))}`, columns: [] }),
  (columns, draw, number) => {
    const renamed = pick(columns, draw);
    if (renamed === undefined) return undefined;
    const name = `r${number}`;
    return {
      text: `project-rename ${name} = ${renamed.name}`,
      columns: columns.map((column) => (column === renamed ? { name, type: column.type } : column)),
    };
  },
  (columns, draw, number) => {
    const [form, type] = pick(aggregates, draw) ?? ["count()", "long"];
    const [other] = pick(aggregates, draw) ?? ["count()"];
    const by = some(columns, draw).filter((column) => keyTypes.has(column.type));
    const grouping = by.length === 0 ? "" : ` by ${names(by)}`;
    return {
      text: `summarize s${number} = ${filled(form, columns, draw)}, ${filled(other, columns, draw)}${grouping}`,
      columns: [...by, { name: `s${number}`, type }],
    };
  },
  (columns, draw) => {
    const by = columns.filter((column) => keyTypes.has(column.type));
    const key = pick(by, draw);
    const of = pick(by, draw);
    if (key === undefined || of === undefined) return undefined;
    return { text: `summarize arg_max(${of.name}, *) by ${key.name}`, columns: [key] };
  },
  (columns, draw) => {
    const key = pick(
      columns.filter(({ type }) => keyTypes.has(type)),
      draw,
    );
    return key && { text: `sort by ${key.name} ${pick(["asc", "desc", "asc nulls last"], draw)}`, columns };
  },
  (columns, draw) => ({ text: `take ${draw(5)}`, columns }),
  (columns, draw) => {
    const key = pick(
      columns.filter(({ type }) => keyTypes.has(type)),
      draw,
    );
    return key && { text: `top ${draw(4)} by ${key.name}`, columns };
  },
  (columns, draw) => {
    const keys = some(columns, draw).filter(({ type }) => keyTypes.has(type));
    return keys.length === 0 ? undefined : { text: `distinct ${names(keys)}`, columns: keys };
  },
  (columns, draw) => {
    const list = pick(
      columns.filter(({ type }) => type === "dynamic"),
      draw,
    );
    return list && { text: `mv-expand ${list.name}`, columns };
  },
  (columns, draw, number) => {
    const key = pick(
      columns.filter(({ type }) => ["long", "string", "datetime"].includes(type)),
      draw,
    );
    if (key === undefined) return undefined;
    const kind = pick(["innerunique", "inner", "leftouter", "rightouter", "fullouter", "leftanti", "leftsemi"], draw);
    const right = `(U | project ${key.name} = u_${key.type}, q = word, o${number} = whole)`;
    return { text: `join kind=${kind} ${right} on ${key.name}`, columns: [key] };
  },
  (columns, draw, number) => {
    const key = pick(
      columns.filter(({ type }) => ["long", "string"].includes(type)),
      draw,
    );
    return (
      key && {
        text: `lookup kind=${pick(["leftouter", "inner"], draw)} (U | project ${key.name} = u_${key.type}, o${number} = whole) on ${key.name}`,
        columns,
      }
    );
  },
  (_columns, draw) => ({ text: `union ${pick(["", "kind=outer ", "withsource=w "], draw)}U`, columns: [] }),
  (columns, _draw, number) => ({
    text: `serialize n${number} = row_number()`,
    columns: [...columns, { name: `n${number}`, type: "long" }],
  }),
  () => ({ text: "count", columns: [{ name: "Count", type: "long" }] }),
];

/** A query over the table T, with U on its other side where there is one. */
export function randomQuery(columns: Columns, draw: Draw): string {
  const parts = ["T"];
  let known = columns;
  const length = 1 + draw(4);
  for (let number = 1; number <= length; number++) {
    const next = pick(steps, draw)?.(known, draw, number);
    if (next === undefined) continue;
    parts.push(next.text);
    known = next.columns;
    if (known.length === 0) break;
  }
  return parts.join("\n| ");
}

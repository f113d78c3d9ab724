import { kustoLanguage, type RawGlobals, type RawParameter, type RawTable } from "./library.ts";
import { type ColumnSchema, type DatabaseSchema, watchlistColumns } from "./schema.ts";

const bound = new WeakMap<DatabaseSchema, RawGlobals>();

/** The schema as the binder's symbols. Kept for each schema object: the binder remembers what it learned of functions. */
export function globalsOf(schema: DatabaseSchema): RawGlobals {
  const known = bound.get(schema);
  if (known !== undefined) {
    return known;
  }
  const { GlobalState, Symbols } = kustoLanguage();
  const tables = schema.tables.map(({ name, columns }) => tableSymbol(columns).WithName(name));
  const functions = schema.functions.map(
    ({ name, parameters, body }) => new Symbols.FunctionSymbol.$ctor16(name, `(${parameters})`, body, null),
  );
  const watchlists = new Map(schema.watchlists.map((list) => [list.alias, tableSymbol(watchlistColumns(list))]));
  const missingWatchlist = tableSymbol(watchlistColumns({ columns: [] }));
  const getWatchlist = new Symbols.FunctionSymbol.$ctor1(
    "_GetWatchlist",
    (call) => {
      const alias = call.GetArgument$1("alias")?.ConstantValue;
      return (typeof alias === "string" ? watchlists.get(alias) : undefined) ?? missingWatchlist;
    },
    Symbols.Tabularity.Tabular,
    [watchlistParameter(schema.watchlists.map(({ alias }) => alias))],
  );
  const database = new Symbols.DatabaseSymbol.$ctor1("workspace", [...tables, ...functions, getWatchlist]);
  const globals = GlobalState.Default.WithDatabase(database);
  bound.set(schema, globals);
  return globals;
}

/** An editor offers the watchlists that there are; others are no error. */
function watchlistParameter(aliases: readonly string[]): RawParameter {
  const { ArgumentKind, Parameter, ScalarTypes } = kustoLanguage().Symbols;
  const texts = aliases.map((alias) => `'${alias}'`);
  return new Parameter.$ctor3(
    "alias",
    ScalarTypes.String,
    ArgumentKind.Literal,
    null,
    texts,
    false,
    null,
    1,
    1,
    null,
    null,
  );
}

function tableSymbol(columns: readonly ColumnSchema[]): RawTable {
  const parts = columns.map(({ name, type }) => `['${name.replaceAll("'", String.raw`\'`)}']:${type}`);
  return kustoLanguage().Symbols.TableSymbol.From(`(${parts.join(", ")})`);
}

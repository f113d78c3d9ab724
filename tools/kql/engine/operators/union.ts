import { constantColumn, joinedColumn } from "../../tables/columns.ts";
import { columnOf, type Table } from "../../tables/table.ts";
import { missing } from "../../values/types.ts";
import type { Implementations } from "../operator.ts";

export const union = {
  union({ columns: schema, sources, withSource }, { inputs }) {
    const columns = schema.map(({ name, type }, index) =>
      joinedColumn(
        type,
        sources.map((source, at) => {
          const table: Table = inputs[at] ?? { schema: [], columns: [], rows: 0 };
          const from = source.from[index];
          if (name === withSource) {
            return constantColumn(type, source.name, table.rows);
          }
          return from === undefined ? constantColumn(type, missing(type), table.rows) : columnOf(table, from);
        }),
      ),
    );
    const arrivals = inputs.flatMap(({ ingestionTime }) => ingestionTime ?? []);
    return {
      schema,
      columns,
      rows: inputs.reduce((sum, { rows }) => sum + rows, 0),
      ...(arrivals.length === inputs.length ? { ingestionTime: joinedColumn("datetime", arrivals) } : {}),
    };
  },
} satisfies Implementations;

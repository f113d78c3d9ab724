import { columnOf } from "../../tables/table.ts";
import type { Implementations } from "../operator.ts";
import { expandRows } from "./elements.ts";

export const mvExpand = {
  async "mv-expand"(node, { input, runtime }) {
    const { table } = await expandRows(input, node, runtime);
    return { ...table, schema: node.columns, columns: node.columns.map(({ name }) => columnOf(table, name)) };
  },
} satisfies Implementations;

import { selectRows } from "../../tables/table.ts";
import type { Implementations } from "../operator.ts";
import { wholeNumber } from "./take.ts";

export const moreRowOperators = {
  serialize: (_, { input }) => ({ ...input, ordered: true }),
  as: (_, { input }) => input,
  /** Draws nothing: whoever shows the result finds the settings in the plan. */
  render: (_, { input }) => input,
  /** Rows at even distances: as good as any others, and the same ones in every run. */
  sample({ count }, { input, runtime }) {
    const wanted = Math.min(input.rows, Math.max(0, wholeNumber(count, runtime)));
    const rows = Uint32Array.from({ length: wanted }, (_, index) => Math.floor((index * input.rows) / wanted));
    return { ...selectRows(input, rows), ordered: false };
  },
} satisfies Implementations;

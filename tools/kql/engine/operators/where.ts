import { selectRows } from "../../tables/table.ts";
import { compile } from "../compile.ts";
import type { Implementations } from "../operator.ts";

export const where = {
  async where({ condition }, { input, runtime }) {
    const test = compile(condition, input, runtime);
    const kept = new Uint32Array(input.rows);
    let count = 0;
    for (let row = 0; row < input.rows; row++) {
      if ((row & 0x3fff) === 0) {
        await runtime.breathe();
      }
      if (test(row) === true) {
        kept[count++] = row;
      }
    }
    return count === input.rows ? input : selectRows(input, kept.slice(0, count));
  },
} satisfies Implementations;

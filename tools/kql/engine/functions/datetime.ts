import { type FunctionFamily, required, ticks } from "./define.ts";

export const datetime: FunctionFamily = {
  now: {
    compile({ arguments: [offset], runtime }) {
      return (row) => runtime.now + (offset === undefined ? 0n : (ticks(offset.evaluate(row), offset.type) ?? 0n));
    },
  },
  ago: {
    compile({ arguments: [first], runtime }) {
      const span = required(first);
      return (row) => {
        const back = ticks(span.evaluate(row), span.type);
        return back === null ? null : runtime.now - back;
      };
    },
  },
  ingestion_time: {
    isConstant: false,
    compile:
      ({ table }) =>
      (row) =>
        table.ingestionTime?.get(row) ?? null,
  },
};

import { expect, it } from "vitest";

import { texts, valueOf } from "./running.ts";

/** One `it` for each expression: `["strcat('a', 1)", "a1"]`. `null` stands for null. */
export function expressions(cases: readonly (readonly [expression: string, expected: string])[]): void {
  it.each(cases)("%s is %s", async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });
}

/** One `it` for each query: its rows as texts, columns joined by `|`. */
export function queries(cases: readonly (readonly [query: string, rows: readonly string[]])[]): void {
  it.each(cases)("%s", async (query, rows) => {
    expect((await texts(query)).map((row) => row.join("|"))).toEqual(rows);
  });
}

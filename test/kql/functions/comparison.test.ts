import { describe } from "vitest";

import { expressions } from "../cases.ts";

describe("comparison and logic", () => {
  expressions([
    ["1 == 1.0", "true"],
    ["long(null) == 1", "false"],
    ["long(null) != 1", "true"],
    ["long(null) == long(null)", "null"],
    ["long(null) < 1", "null"],
    ["9007199254740993 == 9007199254740992", "false"],
    ["dynamic({'a': true}).a == true", "true"],
    ["dynamic({'a': 1}).a == 1", "true"],
    ["dynamic({'a': 1.5}).a > 1", "true"],
    ["dynamic({'a': 'x'}).a == 'x'", "true"],
    ["5 between (1 .. 5)", "true"],
    ["0 !between (1 .. 5)", "true"],
    ["1 <> 2", "true"],
    ["datetime(2024-01-05) between (datetime(2024-01-01) .. 4d)", "true"],
    ["true and bool(null)", "null"],
    ["false and bool(null)", "false"],
    ["true or bool(null)", "true"],
    ["not(bool(null))", "null"],
    ["iff(bool(null), 'then', 'else')", "else"],
    ["iif(1 < 2, 'then', 'else')", "then"],
    ["iif(bool(null), 1, long(null))", "null"],
    ["case(false, 'a', true, 'b', 'c')", "b"],
    ["coalesce(long(null), 2)", "2"],
    ["dynamic([1, 2, 3])[-1]", "3"],
    ["dynamic({'a': {'b': 'c'}}).a.b", "c"],
    ["dynamic({'a': 1}).nope", "null"],
    ["now()", "2024-03-01T12:00:00.0000000Z"],
    ["ago(1d)", "2024-02-29T12:00:00.0000000Z"],
  ]);
});

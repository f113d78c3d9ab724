import { describe } from "vitest";

import { expressions } from "../cases.ts";

describe("sets", () => {
  expressions([
    ["set_union(dynamic([1, 2, 1, 4]), dynamic([1, 2]), dynamic([8]))", "[1,2,4,8]"],
    ["set_union(dynamic(['A4', 'A2', 'A7', 'A2']), dynamic([]))", '["A4","A2","A7"]'],
    ["set_union(dynamic([1]), dynamic(null))", "null"],
    ["set_union(dynamic([[1], '[1]']), dynamic([[1]]))", '[[1],"[1]"]'],
    ["set_intersect(dynamic([1, 2, 1, 4]), dynamic([1, 2]), dynamic([8, 1]))", "[1]"],
    ["set_intersect(dynamic([1, 2, 3]), dynamic([4, 5]))", "[]"],
    ["set_difference(dynamic([1, 2, 1, 4]), dynamic([1, 2]), dynamic([1, 2, 8]))", "[4]"],
    ["set_difference(dynamic([1, 2, 3]), dynamic([1, 2, 3]))", "[]"],
    ["set_has_element(dynamic(['this', 'is', 'an', 'example']), 'example')", "true"],
    ["set_has_element(dynamic([1, 2]), 3)", "false"],
    ["set_has_element(dynamic(null), 3)", "null"],
    ["jaccard_index(dynamic([1, 2, 3]), dynamic([1, 2, 3, 4]))", "0.75"],
    ["jaccard_index(parse_json('1'), dynamic([1]))", "null"],
  ]);
});

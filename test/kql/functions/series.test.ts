import { describe } from "vitest";

import { expressions, queries } from "../cases.ts";

const gaps = "dynamic([null, 111, null, 36, 41, null, null, 16, 61, 33, null, null])";
const sample = "dynamic([23, 46, 23, 87, 4, 8, 3, 75, 2, 56, 13, 75, 32, 16, 29])";
const line = "series_fit_line_dynamic(dynamic([2, 5, 6, 8, 11, 15, 17, 18, 25, 26, 30, 30]))";

describe("series", () => {
  expressions([
    ["series_add(dynamic([1, 2, 4]), dynamic([4, 2, 1]))", "[5,4,5]"],
    ["series_add(dynamic([1, 2]), dynamic([0.5]))", "[1.5,null]"],
    ["series_add(dynamic([1, 'a']), 10)", "[11,null]"],
    ["series_add(1, dynamic(null))", "null"],
    ["series_subtract(dynamic([2, 4, 8]), dynamic([8, 4, 2]))", "[-6,0,6]"],
    ["series_multiply(10, dynamic([0, 1, -1]))", "[0,10,-10]"],
    ["series_divide(dynamic([3, 6, 12]), dynamic([12, 6, 3]))", "[0.25,1.0,4.0]"],
    ["series_divide(dynamic([2]), 0)", '["Infinity"]'],
    ["series_pow(dynamic([1, 2, 3, 4]), dynamic([1, 2, 3, 0.5]))", "[1.0,4.0,27.0,2.0]"],
    ["series_equals(dynamic([1, 2, 4]), dynamic([4, 2, 1]))", "[false,true,false]"],
    ["series_not_equals(dynamic([1, 2, 4]), dynamic([4, 2, 1]))", "[true,false,true]"],
    ["series_less(dynamic([1, 2, 4]), dynamic([4, 2, 1]))", "[true,false,false]"],
    ["series_less_equals(dynamic([1, 2, 4]), dynamic([4, 2, 1]))", "[true,true,false]"],
    ["series_greater(dynamic([1, 2, 4]), dynamic([4, 2, 1]))", "[false,false,true]"],
    ["series_greater_equals(dynamic([1, 2, 4]), dynamic([4, 2, 1]))", "[false,true,true]"],
    ["series_abs(dynamic([-6.5, 0, 8.2]))", "[6.5,0,8.2]"],
    ["series_sign(dynamic([-6, 0, 8]))", "[-1,0,1]"],
    ["series_floor(dynamic([-1.5, 1, 2.5]))", "[-2.0,1.0,2.0]"],
    ["series_ceiling(dynamic([-1.5, 1, 2.5]))", "[-1.0,1.0,3.0]"],
    ["series_log(dynamic([1, 'a']))", "[0.0,null]"],
    ["series_exp(dynamic([0]))", "[1.0]"],
    ["series_sum(dynamic([1, 2, 3, 4]))", "10.0"],
    ["series_product(dynamic([1, 2, 3, 4]))", "24.0"],
    ["round(series_magnitude(dynamic([1, 2, 3, 4])), 6)", "5.477226"],
    ["series_sum(dynamic(null))", "null"],
    ["series_dot_product(dynamic([2, 4, 8]), dynamic([8, 4, 2]))", "48.0"],
    ["series_dot_product(dynamic([2, 4, 8]), 2)", "28.0"],
    ["series_dot_product(dynamic([]), dynamic([1]))", "null"],
    [
      "round(series_cosine_similarity(dynamic([0.1, 0.2, 0.1, 0.2]), dynamic([0.11, 0.2, 0.11, 0.21])), 8)",
      "0.99935344",
    ],
    ["round(series_cosine_similarity(dynamic([0.1, 0.2, 0.1, 0.2]), dynamic([1, 2, 3, 4])), 8)", "0.92376043"],
    ["round(series_pearson_correlation(dynamic([1, 2, 3, 4, 5]), dynamic([2, 4, 6, 8, 10])), 9)", "1.0"],
    ["series_pearson_correlation(dynamic([1, 2]), dynamic([1]))", "null"],
    [`series_fill_const(dynamic([111, null, 36]), 0.0)`, "[111,0.0,36]"],
    [`series_fill_const(dynamic([111, -1, null]), 5, -1)`, "[111,5,null]"],
    [
      "series_fill_forward(dynamic([null, null, 36, 41, null, null, 16, 61, 33, null, null]))",
      "[null,null,36,41,41,41,16,61,33,33,33]",
    ],
    [
      "series_fill_backward(dynamic([111, null, 36, 41, null, null, 16, 61, 33, null, null]))",
      "[111,36,36,41,16,16,16,61,33,null,null]",
    ],
    [`series_fill_linear(${gaps})`, "[111,111,73,36,41,32,24,16,61,33,33,33]"],
    [`series_fill_linear(${gaps}, double(null), false)`, "[null,111,73,36,41,32,24,16,61,33,null,null]"],
    ["series_fill_linear(dynamic([111.0, null, 36.0]))", "[111.0,73.5,36.0]"],
    ["series_fill_linear(dynamic([null, null]))", "[0.0,0.0]"],
    ["series_fill_linear(dynamic([null, null]), double(null), true, 3.14159)", "[3.14159,3.14159]"],
    ["series_fill_linear(parse_json('a'))", "null"],
    ["series_iir(range(1.0, 4, 1), dynamic([1]), dynamic([1, -1]))", "[1.0,3.0,6.0,10.0]"],
    ["series_iir(dynamic([1]), dynamic([1]), dynamic([0]))", "null"],
    ["series_fir(dynamic([0, 0, 2, 2, 3]), dynamic([1, -1]), false, false)", "[0.0,0.0,2.0,0.0,1.0]"],
    ["series_fir(dynamic([3, 3, 3, 3]), dynamic([1, 1, 1]))", "[1.0,2.0,3.0,3.0]"],
    ["series_fir(dynamic([0, 0, 9, 0, 0]), dynamic([1, 1, 1]), true, true)", "[0.0,3.0,3.0,3.0,0.0]"],
    ["series_fir(dynamic([1]), dynamic([1, -1]), true)", "null"],
    [`series_stats_dynamic(${sample}).max_idx`, "3"],
    [`round(todouble(series_stats_dynamic(${sample}).stdev), 10)`, "28.5036338535"],
    [`series_stats_dynamic(${sample}).sum`, "492.0"],
    ["series_stats_dynamic(dynamic([1, null])).max", "null"],
    ["series_stats_dynamic(dynamic([1, null, 3]), true).max_idx", "2"],
    [`round(todouble(${line}.rsquare), 4)`, "0.9829"],
    [`round(todouble(${line}.slope), 4)`, "2.7308"],
    [`round(todouble(${line}.variance), 3)`, "98.629"],
    [`round(todouble(${line}.rvariance), 3)`, "1.686"],
    [`round(todouble(${line}.interception), 3)`, "-1.667"],
    [`round(todouble(${line}.line_fit[11]), 3)`, "31.103"],
    ["series_fit_line_dynamic(dynamic(['a'])).slope", "null"],
    ["series_stats(dynamic([1, 2]))[2]", "2.0"],
  ]);
  queries([
    [
      `print x = ${sample} | project series_stats(x) | project series_stats_x_min, series_stats_x_min_idx, series_stats_x_max, series_stats_x_max_idx, series_stats_x_avg`,
      ["2.0|8|87.0|3|32.8"],
    ],
    ["print x = dynamic([1, 2]) | extend (least, at) = series_stats(x) | project least, at", ["1.0|0"]],
    ["print x = dynamic([1, 3]) | project (r, s) = series_fit_line(x) | project r, s", ["1.0|2.0"]],
    ["print x = dynamic(['a']) | project series_stats(x)", ["null|null|null|null|null|null|null"]],
  ]);
});

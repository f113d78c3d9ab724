import { describe } from "vitest";

import { queries } from "../cases.ts";

const rows = "datatable(k:string, b:long, c:string)['x', 1, 'p', 'x', 3, 'q', 'y', long(null), '']";

describe("summarize and distinct", () => {
  queries([
    [`${rows} | summarize count() by k`, ["x|2", "y|1"]],
    [`${rows} | summarize count(), countif(b > 1), sum(b), min(b), max(b), dcount(c)`, ["3|1|4|1|3|3"]],
    [`${rows} | where false | summarize count(), sum(b), dcount(c), make_set(c), max(b)`, ["0|0|0|[]|null"]],
    [`${rows} | where false | summarize count() by k`, []],
    [`${rows} | summarize arg_max(b, *) by k`, ["x|3|q", "y|null|"]],
    [`${rows} | summarize arg_min(b, c)`, ["1|p"]],
    [`${rows} | summarize take_any(b) by k`, ["x|1", "y|null"]],
    [`${rows} | summarize make_set(c), make_list(b)`, ['["p","q",""]|[1,3]']],
    [`${rows} | summarize n = count() * 10, max(b) - min(b), make_set(k, 1)`, ['30|2|["x"]']],
    [`${rows} | summarize count() by bin(b, 2)`, ["0|1", "2|1", "null|1"]],
    [`${rows} | summarize count() by k, has = c has 'p'`, ["x|true|1", "x|false|1", "y|false|1"]],
    [`${rows} | distinct k`, ["x", "y"]],
    [`${rows} | distinct *`, ["x|1|p", "x|3|q", "y|null|"]],
  ]);
});

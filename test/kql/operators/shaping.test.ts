import { describe } from "vitest";

import { queries } from "../cases.ts";

const rows = "datatable(a:string, b:long)['x', 1, 'y', 2, 'z', long(null)]";

describe("rows and columns", () => {
  queries([
    [`${rows} | where b > 1`, ["y|2"]],
    [`${rows} | where not(b > 1)`, ["x|1"]],
    [`${rows} | where a == 'nobody'`, []],
    [`${rows} | extend b = strlen(a), c = b`, ["x|1|1", "y|1|2", "z|1|null"]],
    [`${rows} | extend strlen(a), b`, ["x|1|1", "y|2|1", "z|null|1"]],
    [`${rows} | project b, upper = toupper(a), b + 1`, ["1|X|2", "2|Y|3", "null|Z|null"]],
    [`${rows} | project-away a`, ["1", "2", "null"]],
    [`${rows} | project-keep b`, ["1", "2", "null"]],
    [`${rows} | project-by-names 'b', dynamic(['a'])`, ["1|x", "2|y", "null|z"]],
    [`${rows} | project-rename name = a | project-reorder b`, ["1|x", "2|y", "null|z"]],
    [`${rows} | take 2`, ["x|1", "y|2"]],
    [`${rows} | take 0`, []],
    [`${rows} | sort by b`, ["y|2", "x|1", "z|null"]],
    [`${rows} | sort by b asc`, ["z|null", "x|1", "y|2"]],
    [`${rows} | sort by b asc nulls last`, ["x|1", "y|2", "z|null"]],
    [`${rows} | top 1 by b`, ["y|2"]],
    [`${rows} | count`, ["3"]],
    [`${rows} | where false | count`, ["0"]],
    ["print 1, x = 'a'", ["1|a"]],
    ["range x from 1 to 6 step 2", ["1", "3", "5"]],
    ["range x from 3 to 1 step -1", ["3", "2", "1"]],
    ["range x from 1 to 0 step 1", []],
    ["range t from 0h to 1h step 30m", ["00:00:00", "00:30:00", "01:00:00"]],
    [`let least = 2; ${rows} | where b >= least`, ["y|2"]],
    [`let atLeast = (rows: (b: long), least: long = 1) { rows | where b >= least }; atLeast(${rows}) | count`, ["2"]],
    [`let most = toscalar(${rows} | summarize max(b)); print most`, ["2"]],
    [`let m = materialize(${rows}); m | where a in ((m | where b == 2 | project a))`, ["y|2"]],
    ["1 + 1", ["2"]],
  ]);
});

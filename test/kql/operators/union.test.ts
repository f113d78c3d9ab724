import { describe } from "vitest";

import { queries } from "../cases.ts";

const one = "(datatable(a:string, b:long)['x', 1])";

describe("union", () => {
  queries([
    [`union ${one}, ${one}`, ["x|1", "x|1"]],
    [`${one} | union (print b = 2)`, ["x|1", "|2"]],
    [`${one} | union (print b = 'two')`, ["x|1|", "|null|two"]],
    [`union withsource=from ${one}, ${one} | distinct from`, ["union_arg0", "union_arg1"]],
    [`union isfuzzy=true ${one}`, ["x|1"]],
  ]);
});

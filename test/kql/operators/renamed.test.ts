import { queries } from "../cases.ts";

// The binder remembers the old name of a renamed column, under which nobody may look for it.
queries([
  [
    "datatable(a:long, k:string)[1, 'x', 2, 'y'] | project-rename b = a | summarize arg_max(b, *) by k | sort by k asc",
    ["x|1", "y|2"],
  ],
  ["datatable(a:long, k:string)[1, 'x', 2, 'x'] | project-rename b = a | summarize arg_max(k, *) by c = 1", ["1|x|1"]],
  [
    "datatable(a:long)[1] | project-rename b = a | union (datatable(a:long)[2]) | sort by a asc nulls first",
    ["1|null", "null|2"],
  ],
]);

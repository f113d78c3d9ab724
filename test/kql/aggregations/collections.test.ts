import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run } from "../running.ts";

const props =
  "datatable(prop:string, value:string, good:bool)['prop01', 'val_a', true, 'prop02', 'val_b', false, 'prop03', 'val_c', true] | extend p = bag_pack(prop, value)";
const names = "datatable(name:string, day_of_birth:long)['John', 9, 'Paul', 18, 'George', 25, 'Ringo', 7]";
const none = "datatable(x:long, d:dynamic)[]";

describe("aggregates that collect values", () => {
  queries([
    [
      "datatable(Val:int, Arr1:dynamic)[1, dynamic(['A1', 'A2', 'A3']), 5, dynamic(['A2', 'C1']), 7, dynamic(['C2', 'A3']), 5, dynamic(['C2', 'A1'])] | summarize make_set(Val), make_set(Arr1)",
      ['[1,5,7]|["A1","A2","A3","C1","C2"]'],
    ],
    [
      `${names} | summarize make_set_if(name, strlen(name) > 4), make_list_if(name, strlen(name) > 4)`,
      ['["George","Ringo"]|["George","Ringo"]'],
    ],
    [
      `${names} | summarize make_list(name, 2), make_set(name, 1 + 1), make_list_if(name, strlen(name) > 3, 1)`,
      ['["John","Paul"]|["John","Paul"]|["John"]'],
    ],
    ["datatable(n:int)[int(null), 4, 4] | summarize make_list_with_nulls(n), make_list(n)", ["[null,4,4]|[4,4]"]],
    [
      "range x from 1 to 200 step 1 | summarize a = makelist(x), b = makeset(x), c = make_list(x) | project array_length(a), array_length(b), array_length(c)",
      ["128|128|200"],
    ],
    [
      "datatable(d:dynamic)[dynamic({'a': 1}), dynamic('[1]'), dynamic({'a': 1})] | summarize make_set(d)",
      ['[{"a":1},"[1]"]'],
    ],
    ["datatable(t:datetime)[datetime(2024-01-01)] | summarize make_list(t)", ['["2024-01-01T00:00:00.0000000Z"]']],
    [
      `${props} | summarize make_bag(p), make_bag_if(p, good), make_bag(p, 1)`,
      ['{"prop01":"val_a","prop02":"val_b","prop03":"val_c"}|{"prop01":"val_a","prop03":"val_c"}|{"prop01":"val_a"}'],
    ],
    ["datatable(d:dynamic)[dynamic(1), dynamic({'a': 1}), dynamic(null)] | summarize make_bag(d)", ['{"a":1}']],
    [`${props} | where good | summarize make_dictionary(p)`, ['{"prop01":"val_a","prop03":"val_c"}']],
    [`${none} | summarize make_dictionary(d)`, ["null"]],
    [`${none} | summarize make_list(x), make_set(x), make_list_with_nulls(x), make_bag(d)`, ["[]|[]|[]|null"]],
  ]);

  it("says which aggregate is missing", async () => {
    await expect(run("print x = 1 | summarize hll(x)")).rejects.toThrow("`hll` is not supported (line 1, column 25)");
  });
});

import { describe } from "vitest";

import { queries } from "../cases.ts";

const lists = "datatable(a:int, b:dynamic)[1, dynamic([10, 20]), 2, dynamic(['a', 'b'])]";
const bags = `datatable(a:int, b:dynamic)[1, dynamic({"prop1": "a1", "prop2": "b1"}), 2, dynamic({"prop1": "a2"})]`;
const zipped = `datatable(a:int, b:dynamic, c:dynamic)[1, dynamic({"prop1": "a", "prop2": "b"}), dynamic([5, 4, 3])]`;
const empty = "datatable(a:int, b:dynamic)[1, dynamic(null), 2, dynamic([]), 3, dynamic({}), 4, dynamic('x')]";
const mixed = "datatable(b:dynamic)[dynamic([1, 2.5, 'x', true, null, {'k': 1}])]";

describe("mv-expand", () => {
  // Results of the documentation, "mv-expand operator", are the first ones; order within a row's elements is the array's.
  queries([
    [`${lists} | mv-expand b`, ["1|10", "1|20", "2|a", "2|b"]],
    [`${bags} | mv-expand b`, [`1|{"prop1":"a1"}`, `1|{"prop2":"b1"}`, `2|{"prop1":"a2"}`]],
    [
      `${bags} | mv-expand kind=array b | extend key = b[0], val = b[1]`,
      [`1|["prop1","a1"]|prop1|a1`, `1|["prop2","b1"]|prop2|b1`, `2|["prop1","a2"]|prop1|a2`],
    ],
    [`${bags} | mv-expand bagexpansion=array b | take 1`, [`1|["prop1","a1"]`]],
    [`${zipped} | mv-expand b, c`, [`1|{"prop1":"a"}|5`, `1|{"prop2":"b"}|4`, "1|null|3"]],
    [
      `${zipped} | mv-expand b | mv-expand c | summarize count() by tostring(b)`,
      [`{"prop1":"a"}|3`, `{"prop2":"b"}|3`],
    ],
    [
      `datatable(a:string, b:dynamic, c:dynamic)["Constant", dynamic([1]), dynamic([6])] | mv-expand b, c to typeof(int) | getschema`,
      ["a|0|System.String|string", "b|1|System.Object|dynamic", "c|2|System.Int32|int"],
    ],
    [
      "range x from 1 to 3 step 1 | summarize x = make_list(x) | mv-expand with_itemindex=Index x",
      ["1|0", "2|1", "3|2"],
    ],
    [`${empty} | mv-expand b`, ["1|null", "4|x"]],
    [`${empty} | where false | mv-expand b`, []],
    [`${mixed} | mv-expand b to typeof(long)`, ["1", "2", "null", "null", "null", "null"]],
    [`${mixed} | mv-expand b to typeof(real)`, ["1.0", "2.5", "null", "null", "null", "null"]],
    [`${mixed} | mv-expand b to typeof(string)`, ["", "", "x", "", "", ""]],
    [`${mixed} | mv-expand b to typeof(bool)`, ["null", "null", "null", "true", "null", "null"]],
    ["print t = dynamic([datetime(2024-01-02)]) | mv-expand t to typeof(datetime)", ["2024-01-02T00:00:00.0000000Z"]],
    [`${lists} | mv-expand b limit 1`, ["1|10", "2|a"]],
    [`${lists} | mv-expand x = b`, ["1|[10,20]|10", "1|[10,20]|20", `2|["a","b"]|a`, `2|["a","b"]|b`]],
    [`${lists} | mv-expand a = b | take 1`, ["10|[10,20]"]],
    [`print d = dynamic({"k": [1, 2]}) | mv-expand d.k`, [`{"k":[1,2]}|1`, `{"k":[1,2]}|2`]],
    [`print d = dynamic({"k": [[1, 2]]}) | mv-expand d.k[0] | project d_k_0`, ["1", "2"]],
    ["range x from 1 to 200 step 1 | summarize x = make_list(x) | mvexpand x | count", ["128"]],
    [`${lists} | mv-expand with_itemindex=a b | take 2`, ["1|10|0", "1|20|1"]],
  ]);
});

import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run } from "../running.ts";

const two = "datatable(index:int, Arr:dynamic)[0, dynamic([5, 1, 3]), 1, dynamic([4, 10, 8, 7])]";
const pairs = `datatable(Val:int, Arr1:dynamic, Arr2:dynamic)[
  1, dynamic(['A1', 'A2', 'A3']), dynamic([10, 30, 7]),
  7, dynamic(['B1', 'B2', 'B5']), dynamic([15, 11, 50])]`;

describe("mv-apply", () => {
  // The first ones are the documentation's, "mv-apply operator".
  queries([
    [
      "datatable(index:int, Arr:dynamic)[0, dynamic([7]), 1, dynamic([6, 11, 7])] | mv-apply Arr2=Arr to typeof(long) on (take 100)",
      ["0|[7]|7", "1|[6,11,7]|6", "1|[6,11,7]|11", "1|[6,11,7]|7"],
    ],
    [`${two} | mv-apply topElem=Arr to typeof(long) on (top 1 by topElem)`, ["0|[5,1,3]|5", "1|[4,10,8,7]|10"]],
    [
      `${two} | mv-apply Arr2=Arr to typeof(long) on (top 2 by Arr2 | summarize Top2=make_list(Arr2))`,
      ["0|[5,1,3]|[5,3]", "1|[4,10,8,7]|[10,8]"],
    ],
    [
      `${pairs} | mv-apply NewArr1=Arr1, NewArr2=Arr2 to typeof(long) on (top 2 by NewArr2 | summarize NewArr1=make_list(NewArr1), NewArr2=make_list(NewArr2)) | project Val, NewArr1, NewArr2`,
      [`1|["A2","A1"]|[30,10]`, `7|["B5","B1"]|[50,15]`],
    ],
    [
      `${two} | mv-apply with_itemindex=index2 value=Arr to typeof(long) on (where index2 >= 2)`,
      ["0|[5,1,3]|3|2", "1|[4,10,8,7]|8|2", "1|[4,10,8,7]|7|3"],
    ],
    [
      `datatable(Val:int, Arr1:dynamic, Arr2:dynamic)[1, dynamic(['A1', 'A2']), dynamic(['B1', 'B2', 'B3']), 5, dynamic(['C1', 'C2']), dynamic(['D1'])]
       | mv-apply T1=Arr1, T2=Arr2 on (extend Out = strcat(T1, "_", T2) | summarize Out = make_list(Out)) | project Out`,
      [`["A1_B1","A2_B2","_B3"]`, `["C1_D1","C2_"]`],
    ],
    [`${two} | mv-apply Arr to typeof(long) on (summarize s = sum(Arr))`, ["0|9", "1|29"]],
    [`${two} | mv-apply Arr to typeof(long) on (where Arr > 5 | project big = Arr)`, ["1|10", "1|8", "1|7"]],
    [`${two} | mv-apply x = Arr to typeof(long) limit 2 on (summarize s = sum(x)) | project s`, ["6", "14"]],
    [
      `${two} | mv-apply x = Arr to typeof(long) on (where x == index + 3 | project x)`,
      ["0|[5,1,3]|3", "1|[4,10,8,7]|4"],
    ],
    [
      `${two} | mv-apply x = Arr to typeof(long) on (as P | extend share = x * 1.0 / toscalar(P | summarize sum(x)) | where x >= 5 | project share = round(share, 2)) | project share`,
      ["0.56", "0.34", "0.28", "0.24"],
    ],
    [`${two} | mv-apply x = Arr on (summarize index = count())`, ["3|[5,1,3]", "4|[4,10,8,7]"]],
    [
      `${two} | mv-apply Arr on (mv-expand y = pack_array(1, 2) to typeof(long) | summarize n = count())`,
      ["0|6", "1|8"],
    ],
    [
      "datatable(i:int, a:dynamic)[0, dynamic([]), 1, dynamic(null), 2, dynamic([1])] | mv-apply a on (take 5)",
      ["1|null", "2|1"],
    ],
    [`${two} | where false | mv-apply x = Arr on (summarize n = count())`, []],
    ["print a = '[1, 2]' | mv-apply parse_json(a) on (where a == 2)", ["2"]],
  ]);

  it("refuses an index column of a name that is there already", async () => {
    await expect(run(`${two} | mv-apply with_itemindex=index x = Arr on (take 1)`)).rejects.toThrow(
      "with_itemindex=index, where the table has that column",
    );
  });
});

import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run, texts } from "../running.ts";
import { workspace } from "../workspace.ts";

const rows =
  "datatable(a:string, b:long, d:dynamic)['red apple', 1, dynamic(null), 'pear', 2, dynamic({'k': 'Apple-tree'}), 'Pineapple', 3, dynamic(null)]";
const found = "| project b";

describe("search and conditions over any column", () => {
  // What each form of a term means: "search operator", search predicate syntax.
  queries([
    [`${rows} | search "apple" ${found}`, ["1", "2"]],
    [`${rows} | search "*apple" ${found}`, ["1", "2", "3"]],
    [`${rows} | search "app*" ${found}`, ["1", "2"]],
    [`${rows} | search "*neapp*" ${found}`, ["3"]],
    [`${rows} | search "re*ple" ${found}`, ["1"]],
    [`${rows} | search kind=case_sensitive "Apple" ${found}`, ["2"]],
    [`${rows} | search a:"apple" ${found}`, ["1"]],
    [`${rows} | search a == "pear" ${found}`, ["2"]],
    [`${rows} | search "apple" and (b > 1 or "red") ${found}`, ["1", "2"]],
    [`${rows} | search "nobody"`, []],
    [`${rows} | search * | count`, ["3"]],
    [`${rows} | where false | search "apple"`, []],
    [`${rows} | where * has "apple" ${found}`, ["1", "2"]],
    [`${rows} | where * contains "apple" and b == 3 ${found}`, ["3"]],
    [`${rows} | as Fruit | search "pear" | project $table`, ["Fruit"]],
  ]);

  it("searches the tables that it names, or all", async () => {
    const all = [["T", "a", "1"]];
    expect(await texts("search in (T) 'a'", workspace)).toEqual(all);
    expect(await texts("search in (T*) 'a'", workspace)).toEqual(all);
    expect(await texts("search 'a'", workspace)).toEqual(all);
    expect(await texts("T | search name:'b' and n > 1", workspace)).toEqual([["T", "b", "2"]]);
  });

  it("refuses a search over the result of a search", async () => {
    await expect(run("T | search 'a' | search 'b'", workspace)).rejects.toThrow("A search over the result of a search");
  });
});

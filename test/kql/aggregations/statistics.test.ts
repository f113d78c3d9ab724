import { describe } from "vitest";

import { queries } from "../cases.ts";

const pairs = "datatable(x:real, y:real)[1.0, 14.0, 2.0, 10.0, 3.0, 17.0, 4.0, 20.0, 5.0, 50.0]";
const latencies = "datatable(ReqCount:long, LatencyBucket:long)[8, 10, 6, 20, 3, 30, 1, 40]";
const none = "datatable(x:long, k:string, ok:bool, d:dynamic)[]";
const nulls = "datatable(x:long)[long(null), 1, long(null), 3]";

describe("statistics", () => {
  queries([
    [
      "range x from 1 to 5 step 1 | summarize avg(x), stdev(x), stdevp(x), variance(x), variancep(x) | project avg_x, round(stdev_x, 12), round(stdevp_x, 12), variance_x, variancep_x",
      ["3.0|1.581138830084|1.414213562373|2.5|2.0"],
    ],
    [
      "range x from 1 to 100 step 1 | summarize a = stdevif(x, x % 2 == 0), varianceif(x, x % 2 == 0), avgif(x, x > 98) | project round(a, 10), round(varianceif_x, 9), avgif_x",
      ["29.1547594742|850.0|99.5"],
    ],
    ["range x from 1 to 100 step 1 | summarize v = variancepif(x, x % 2 == 0) | project round(v, 9)", ["833.0"]],
    [`${pairs} | summarize covariance(x, y), covariancep(x, y)`, ["20.5|16.4"]],
    [
      "range x from 1 to 100 step 1 | extend y = iff(x % 2 == 0, x * 2, x * 3) | summarize covarianceif(x, y, x % 3 == 0)",
      ["2142.0"],
    ],
    [`${pairs} | summarize covarianceif(x, y, x > 4)`, ["null"]],
    [
      "range x from 1 to 100 step 1 | extend y = iff(x % 2 == 0, x * 2, x * 3) | summarize c = covariancepif(x, y, x % 3 == 0) | project round(c, 8)",
      ["2077.09090909"],
    ],
    [`${nulls} | summarize avg(x), variance(x), percentile(x, 50), percentiles_array(x, 0, 100)`, ["2.0|2.0|1|[1,3]"]],
    ["print x = 1h | summarize avg(x), stdev(x)", ["01:00:00|0.0"]],
    [
      "datatable(t:datetime)[datetime(2024-01-01), datetime(2024-01-02)] | summarize avg(t), percentile(t, 100)",
      ["2024-01-01T12:00:00.0000000Z|2024-01-02T00:00:00.0000000Z"],
    ],
    [
      `${none} | summarize avg(x), stdev(x), variancep(x), percentile(x, 50), percentiles(x, 5, 50), percentiles_array(x, 5), covariance(x, x)`,
      ["null|0.0|0.0|null|null|null|null|null"],
    ],
    [`${none} | summarize avg(x), percentile(x, 50) by k`, []],
    [`${latencies} | summarize percentilesw(LatencyBucket, ReqCount, 50, 75, 99.9)`, ["20|20|40"]],
    [`${latencies} | summarize percentilesw_array(LatencyBucket, ReqCount, dynamic([50, 75, 99.9]))`, ["[20,20,40]"]],
    [`${latencies} | summarize percentilew(LatencyBucket, ReqCount, 10)`, ["10"]],
    ["range x from 1 to 10 step 1 | summarize percentiles(x, 0, 5, 50, 95, 100)", ["1|1|5|10|10"]],
    ["range x from 1 to 10 step 1 | summarize percentile(toint(x), 100 - 50), percentile(x * 0.5, 50)", ["5|2.5"]],
    [
      "datatable(num:long)[0xFFFFFFFF, 0xFFFFF00F, 0xCFFFFFFD, 0xFAFEFFFF] | summarize r = binary_all_and(num) | project r == 0xCAFEF00D",
      ["true"],
    ],
    [
      "datatable(num:long)[0x88888008, 0x42000000, 0x00767000, 0x00000005] | summarize r = binary_all_or(num) | project r == 0xCAFEF00D",
      ["true"],
    ],
    [
      "datatable(num:long)[0x44404440, 0x1E1E1E1E, 0x90ABBA09, 0x000B105A] | summarize r = binary_all_xor(num) | project r == 0xCAFEF00D",
      ["true"],
    ],
    [`${none} | summarize binary_all_and(x), binary_all_or(x), binary_all_xor(x)`, ["null|null|null"]],
    [
      "range x from 1 to 4 step 1 | summarize sumif(x, x > 2), minif(x, x > 2), maxif(x, x < 2), dcountif(x % 2, x > 1), count_distinctif(x, x > 3), countif(x > 1)",
      ["7|3|1|2|1|3"],
    ],
    ["range x from 1 to 4 step 1 | summarize dcount(x, 4), count_distinct(x % 2)", ["4|2"]],
  ]);
});

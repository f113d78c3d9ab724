import type { Implementations } from "../operator.ts";
import { ipLookupOperators } from "./ip-lookup.ts";
import { joinOperators } from "./join.ts";
import { mvApply } from "./mv-apply.ts";
import { mvExpand } from "./mv-expand.ts";
import { evaluateOperators } from "./evaluate.ts";
import { makeSeries } from "./make-series.ts";
import { parseOperators } from "./parse.ts";
import { partitionOperators } from "./partition.ts";
import { project } from "./project.ts";
import { moreRowOperators } from "./more-rows.ts";
import { scanOperators } from "./scan.ts";
import { sortOperators } from "./sort.ts";
import { sourceOperators } from "./sources.ts";
import { summarize } from "./summarize.ts";
import { take } from "./take.ts";
import { topGroupOperators } from "./top-groups.ts";
import { union } from "./union.ts";
import { where } from "./where.ts";

/** All tabular operators, by the kind of their node in the plan. */
export const implementations: Implementations = {
  ...sourceOperators,
  ...where,
  ...project,
  ...sortOperators,
  ...take,
  ...moreRowOperators,
  ...summarize,
  ...topGroupOperators,
  ...makeSeries,
  ...partitionOperators,
  ...joinOperators,
  ...ipLookupOperators,
  ...union,
  ...mvExpand,
  ...mvApply,
  ...evaluateOperators,
  ...parseOperators,
  ...scanOperators,
};

import { arg } from "./arg.ts";
import { bits } from "./bits.ts";
import { collections } from "./collections.ts";
import { counts } from "./counts.ts";
import type { Aggregation } from "./define.ts";
import { numbers } from "./numbers.ts";
import { percentiles } from "./percentiles.ts";
import { statistics } from "./statistics.ts";

/** All aggregation functions, by name. */
export const aggregations: ReadonlyMap<string, Aggregation> = new Map(
  [counts, numbers, arg, collections, statistics, percentiles, bits].flatMap((family) => Object.entries(family)),
);

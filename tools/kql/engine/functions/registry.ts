import { arithmetic } from "./arithmetic.ts";
import { arraySort } from "./array-sort.ts";
import { arrays } from "./arrays.ts";
import { bags } from "./bags.ts";
import { bits } from "./bits.ts";
import { calendar } from "./calendar.ts";
import { comparison } from "./comparison.ts";
import { conditional } from "./conditional.ts";
import { conversion } from "./conversion.ts";
import { datetime } from "./datetime.ts";
import type { ScalarFunction } from "./define.ts";
import { dynamic } from "./dynamic.ts";
import { encoding } from "./encoding.ts";
import { geo } from "./geo.ts";
import { hashes } from "./hashes.ts";
import { ip } from "./ip.ts";
import { ipSearch } from "./ip-search.ts";
import { logic } from "./logic.ts";
import { math } from "./math.ts";
import { membership } from "./membership.ts";
import { parsing } from "./parsing.ts";
import { rowOrder } from "./row-order.ts";
import { seriesFunctions } from "./series.ts";
import { seriesDecompose } from "./series-decompose.ts";
import { seriesFill } from "./series-fill.ts";
import { seriesFilters } from "./series-filters.ts";
import { seriesStatistics } from "./series-statistics.ts";
import { sets } from "./sets.ts";
import { stringOperators } from "./string-operators.ts";
import { stringPatterns } from "./string-patterns.ts";
import { strings } from "./strings.ts";
import { timeFormat } from "./time-format.ts";
import { timeMaking } from "./time-making.ts";
import { timeZones } from "./time-zones.ts";

/** All scalar functions and operators, by name. A family is a file; a function is a line of its family. */
export const scalarFunctions: ReadonlyMap<string, ScalarFunction> = new Map(
  [
    arithmetic,
    comparison,
    logic,
    membership,
    conditional,
    conversion,
    datetime,
    dynamic,
    arrays,
    arraySort,
    bags,
    encoding,
    geo,
    ip,
    math,
    rowOrder,
    sets,
    seriesFunctions,
    seriesDecompose,
    seriesFill,
    seriesFilters,
    seriesStatistics,
    stringOperators,
    stringPatterns,
    strings,
    bits,
    calendar,
    hashes,
    ipSearch,
    parsing,
    timeFormat,
    timeMaking,
    timeZones,
  ].flatMap((family) => Object.entries(family)),
);

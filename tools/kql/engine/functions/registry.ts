import { arithmetic } from "./arithmetic.ts";
import { comparison } from "./comparison.ts";
import { conditional } from "./conditional.ts";
import { conversion } from "./conversion.ts";
import { datetime } from "./datetime.ts";
import type { ScalarFunction } from "./define.ts";
import { dynamic } from "./dynamic.ts";
import { encoding } from "./encoding.ts";
import { geo } from "./geo.ts";
import { ip } from "./ip.ts";
import { logic } from "./logic.ts";
import { math } from "./math.ts";
import { membership } from "./membership.ts";
import { rowOrder } from "./row-order.ts";
import { sets } from "./sets.ts";
import { seriesFunctions } from "./series.ts";
import { stringOperators } from "./string-operators.ts";
import { stringPatterns } from "./string-patterns.ts";
import { strings } from "./strings.ts";

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
    encoding,
    geo,
    ip,
    math,
    rowOrder,
    sets,
    seriesFunctions,
    stringOperators,
    stringPatterns,
    strings,
  ].flatMap((family) => Object.entries(family)),
);

import { describe } from "vitest";

import { queries } from "../cases.ts";

const fruits =
  "datatable(Fruit:string, Color:string, Version:int)['Apple', 'Red', 1, 'Apple', 'Green', int(null), 'Banana', 'Yellow', int(null), 'Banana', 'Green', int(null), 'Pear', 'Brown', 1, 'Pear', 'Green', 2]";
const holes = "datatable(a:long, b:string, c:long)[long(null), '', 1, 2, 'x', long(null)]";

describe("aggregates that give values of a row", () => {
  queries([
    [`${fruits} | summarize arg_max(Version, *) by Fruit`, ["Apple|1|Red", "Banana|null|Yellow", "Pear|2|Green"]],
    [`${fruits} | summarize arg_min(Version, *) by Fruit`, ["Apple|1|Red", "Banana|null|Yellow", "Pear|1|Brown"]],
    [`${fruits} | summarize arg_max(Version, Color, Fruit)`, ["2|Green|Pear"]],
    [`${fruits} | summarize argmax(Version, Fruit)`, ["2|Pear"]],
    [`${fruits} | summarize argmin(Version, Fruit, Color)`, ["1|Apple|Red"]],
    [`${fruits} | where false | summarize argmax(Version, Fruit), argmin(Version, Color)`, ["null||null|"]],
    [`${fruits} | where false | summarize arg_max(Version, *)`, ["null||"]],
    [`${fruits} | summarize take_any(Fruit), take_anyif(Color, Version == 2)`, ["Apple|Green"]],
    [`${holes} | summarize take_any(a), take_any(b)`, ["2|x"]],
    // Several values come from one row.
    [`${holes} | summarize take_any(a, b, c)`, ["null||1"]],
    [`${holes} | summarize take_any(*)`, ["null||1"]],
    [`${holes} | where false | summarize take_any(a, b), any(c)`, ["null||null"]],
    [`${holes} | summarize anyif(a, c == 1), anyif(b, a == 2), anyif(c, a == 7)`, ["null|x|null"]],
  ]);
});

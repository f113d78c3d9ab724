import { describe } from "vitest";

import { expressions } from "../cases.ts";

describe("operators of strings", () => {
  expressions([
    ["'North America' has 'america'", "true"],
    ["'North America' has 'americ'", "false"],
    ["'a_b' has 'b'", "true"],
    ["'ab1' has 'ab'", "false"],
    ["'x user@example.com' has 'user@example'", "true"],
    ["'North America' has_cs 'america'", "false"],
    ["'North America' !has 'amer'", "true"],
    ["'North America' hasprefix 'ame'", "true"],
    ["'North America' hassuffix 'ica'", "true"],
    ["'North America' hassuffix_cs 'ICA'", "false"],
    ["'FabriKam' contains 'BRik'", "true"],
    ["'FabriKam' contains_cs 'Kam'", "true"],
    ["'FabriKam' !contains_cs 'kam'", "true"],
    ["'Fabrikam' startswith 'fab'", "true"],
    ["'Fabrikam' startswith_cs 'fab'", "false"],
    ["'Fabrikam' endswith 'Kam'", "true"],
    ["'abc' =~ 'ABC'", "true"],
    ["'abc' !~ 'ABC'", "false"],
    ["'' has ''", "true"],
    ["'abc' in ('abc', 'def')", "true"],
    ["'abc' in ('ABC')", "false"],
    ["'abc' in~ ('ABC')", "true"],
    ["'abc' !in (dynamic(['abc']))", "false"],
    ["3 in (1, 2, 3)", "true"],
    ["'north america' has_any ('south', 'NORTH')", "true"],
    ["has_any_index('this is an example', dynamic(['this', 'example']))", "0"],
    ["has_any_index('this is an example', dynamic(['not', 'EXAMPLE']))", "1"],
    ["has_any_index('this is an example', dynamic(['not', 'found']))", "-1"],
    ["has_any_index('Example number 2', range(1, 3, 1))", "1"],
    ["has_any_index('this is an example', dynamic([]))", "-1"],
    ["'north america' has_all ('america', 'north')", "true"],
    ["'north america' has_all ('america', 'nort')", "false"],
  ]);
});

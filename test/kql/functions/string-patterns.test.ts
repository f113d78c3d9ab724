import { describe, expect, it } from "vitest";

import { expressions, queries } from "../cases.ts";
import { valueOf } from "../running.ts";

const guid = "'82b8be2d-dfa7-4bd1-8f63-24ad26d31449'";

describe("matches regex", () => {
  expressions([
    ["'ARKANSAS' matches regex 'K.*S'", "true"],
    ["'TEXAS' matches regex 'K.*S'", "false"],
    ["'kansas' matches regex 'K.*S'", "false"],
    ["'kansas' matches regex '(?i)K.*S'", "true"],
    ["'' matches regex '^$'", "true"],
    ["tostring(dynamic(null)) matches regex '.'", "false"],
  ]);
});

describe("countof", () => {
  expressions([
    ["countof('aaa', 'a')", "3"],
    ["countof('aaaa', 'aa')", "3"],
    ["countof('ababa', 'ab', 'normal')", "2"],
    ["countof('ababa', 'aba')", "2"],
    ["countof('ababa', 'aba', 'regex')", "1"],
    ["countof('abcabc', 'a.c', 'regex')", "2"],
    ["countof('aBAb', '(?i)ab', 'regex')", "2"],
    ["countof('abc', '')", "0"],
    ["countof('', 'a')", "0"],
  ]);

  it("takes Kusto's regular expressions, which have no look-around", async () => {
    await expect(valueOf("countof('ab', 'a(?=b)', 'regex')")).rejects.toThrow("The regular expression 'a(?=b)'");
  });
});

describe("extract and extract_all", () => {
  queries([
    [
      `datatable(Text: string) ["User: James, Email: James@example.com, Age: 29", "User: David, Age: 35"]
      | project extract("User: ([^,]+)", 1, Text), extract(@"Email: (\\S+),", 1, Text), extract(@"\\d+", 0, Text)`,
      ["James|James@example.com|29", "David||35"],
    ],
    [
      `datatable(D: string) ["15-12-2024", "21-07-2023", ""] | project extract(@"-(\\d{2})-", 1, D, typeof(int))`,
      ["12", "7", "null"],
    ],
  ]);
  expressions([
    [String.raw`extract_all(@'(\d+)', 'a set of numbers: 123, 567 and 789')`, '["123","567","789"]'],
    [
      String.raw`extract_all(@'([\da-f]{2})', ${guid})`,
      '["82","b8","be","2d","df","a7","4b","d1","8f","63","24","ad","26","d3","14","49"]',
    ],
    [
      String.raw`extract_all(@'(\w)(\w+)(\w)', ${guid})`,
      '[["8","2b8be2","d"],["d","fa","7"],["4","bd","1"],["8","f6","3"],["2","4ad26d3144","9"]]',
    ],
    [
      String.raw`extract_all(@'(\w)(\w+)(\w)', dynamic([1,3]), ${guid})`,
      '[["8","d"],["d","7"],["4","1"],["8","3"],["2","9"]]',
    ],
    [
      String.raw`extract_all(@'(?P<first>\w)(?P<middle>\w+)(?P<last>\w)', dynamic(['first',2,'last']), ${guid})`,
      '[["8","2b8be2","d"],["d","fa","7"],["4","bd","1"],["8","f6","3"],["2","4ad26d3144","9"]]',
    ],
    ["extract_all('(x)', 'abc')", "null"],
    ["extractall('(x)', 'axbx')", '["x","x"]'],
    ["extractall('(x)', '')", "null"],
    ["extract('(x)(y)?', 2, 'x')", ""],
    ["extract('x', 0, '')", ""],
  ]);

  it("refuses to extract all of a pattern without a group", async () => {
    await expect(valueOf("extract_all('x', 'x')")).rejects.toThrow("needs a regular expression with a group");
  });
});

describe("replace_regex, trim, indexof_regex, regex_quote", () => {
  expressions([
    [String.raw`replace_regex('Number is 1', @'is (\d+)', @'was: \1')`, "Number was: 1"],
    [String.raw`replace(@'is (\d+)', @'was: \1', 'Number is 1')`, "Number was: 1"],
    [String.raw`replace_regex('a-b', '-', @'[\0$&]')`, "a[-$&]b"],
    ["replace_regex('abc', 'b*', '-')", "-a-c-"],
    ["replace_regex('', 'x', 'y')", ""],
    ["trim('--', '--https://bing.com--')", "https://bing.com"],
    [String.raw`trim(@'[^\w]+', '-  Te st1// $')`, "Te st1"],
    [String.raw`trim(@'\s+', '    Hello, world!    ')`, "Hello, world!"],
    [String.raw`trim(@'\s', '  ')`, ""],
    ["trim_start('https://', 'https://bing.com')", "bing.com"],
    [String.raw`trim_start(@'[^\w]+', '-  Te st1// $')`, "Te st1// $"],
    ["trim_end('.com', 'bing.com')", "bing"],
    [String.raw`trim_end(@'[^\w]+', '-  Te st1// $')`, "-  Te st1"],
    ["trim_end('a|b', '')", ""],
    ["indexof_regex('abcabc', @'a.c')", "0"],
    ["indexof_regex('abcabcdefg', @'a.c', 0, 9, 2)", "3"],
    ["indexof_regex('abcabc', @'a.c', 1, -1, 2)", "-1"],
    ["indexof_regex('ababaa', @'a.a', 0, -1, 2)", "-1"],
    ["indexof_regex('abcabc', @'a|ab', -1)", "null"],
    ["indexof_regex('', 'a')", "-1"],
    ["regex_quote('(so$me.Te^xt)')", String.raw`\(so\$me\.Te\^xt\)`],
    ["regex_quote('')", ""],
  ]);
});

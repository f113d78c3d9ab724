import { describe, expect, it } from "vitest";

import { compilePattern } from "../../../tools/kql/engine/regex/pattern.ts";

const position = { line: 1, column: 1 };

function first(pattern: string, text: string): string | undefined {
  return compilePattern(pattern, position).regex.exec(text)?.[0];
}

describe("regular expressions of Kusto", () => {
  it.each([
    [String.raw`\d+`, "a١٢3", "١٢3"],
    ["(?-u:\\d)+", "١٢3", "3"],
    [String.raw`\w+`, "«été»", "été"],
    [String.raw`[^\W_]+`, "_ab_", "ab"],
    [String.raw`\bcat\b`, "a cat.", "cat"],
    [String.raw`\<b\w*\>`, "ab bc", "bc"],
    [String.raw`\b{start}c`, "ac c", "c"],
    [".", "\r", "\r"],
    ["(?s)a.b", "a\nb", "a\nb"],
    ["(?m)^b$", "a\nb\nc", "b"],
    ["(?i)abc", "xABC", "ABC"],
    ["(?i)a+(?-i)b+", "AAbB", "AAb"],
    ["a(?i)b|c", "aC", "C"],
    ["a(?i:b)c", "aBc", "aBc"],
    ["(?U)a+", "aaa", "a"],
    ["(?U)a+?", "aaa", "aaa"],
    ["(?x) a b # comment\n c", "abc", "abc"],
    ["a{2,3}?", "aaaa", "aa"],
    ["[[:alpha:]]+", "1ab2", "ab"],
    ["[[:^alpha:]]+", "a12b", "12"],
    ["[x[^xyz]]+", "yxaz", "xa"],
    ["[a-y&&xyz]+", "axyz", "xy"],
    ["[0-9&&[^4]]+", "41234", "123"],
    ["[0-9--4]+", "41234", "123"],
    ["[a-g~~b-h]+", "bahb", "ah"],
    [String.raw`[\[\]]+`, "a[]b", "[]"],
    ["[]a]+", "x]a", "]a"],
    ["[a-]+", "x-a", "-a"],
    ["[^\\n]+", "\nab", "ab"],
    [String.raw`\pL+`, "1é2", "é"],
    [String.raw`\p{Greek}+`, "aλμb", "λμ"],
    [String.raw`\P{greek}+`, "λab", "ab"],
    [String.raw`[\w&&\p{ascii}]+`, "éab", "ab"],
    [String.raw`\x41\x{42}\u0043\u{44}\U00000045\106`, "ABCDEF", "ABCDEF"],
    [String.raw`\.\-\/\"`, './"-.-/"', '.-/"'],
    [String.raw`\Aab\z`, "ab", "ab"],
    ["", "x", ""],
    ["(?P<a>x)(?<b>y)", "xy", "xy"],
    ["😀+", "a😀😀", "😀😀"],
  ])("%s finds in %j %j", (pattern, text, expected) => {
    expect(first(pattern, text)).toBe(expected);
  });

  it.each([
    ["a(?=b)", "look-around is not supported"],
    ["(?<!a)b", "look-around is not supported"],
    [String.raw`(a)\1`, "back-references are not supported"],
    ["(a", "a ( without its )"],
    ["a)", "a ) without its ("],
    ["[a", "the pattern ends too early"],
    ["{", "a { that is not a repetition"],
    [String.raw`\y`, String.raw`there is no \y`],
    [String.raw`\p{Klingon}`, String.raw`there is no class \p{Klingon}`],
    ["*a", "Nothing to repeat"],
  ])("refuses %s", (pattern, message) => {
    expect(() => compilePattern(pattern, position)).toThrow(message);
  });
});

import { expect, it } from "vitest";
import { separatedText } from "../../../page/table/separated-text.ts";

const text = [{ name: "Title", type: "string" }];

it("is RFC 4180: commas, quotes and lines within a field are quoted, lines end in CR LF", () => {
  const columns = [...text, { name: "n", type: "long" }];
  expect(
    separatedText(columns, [
      ['say "hi", then\nleave', 5],
      [null, null],
    ]),
  ).toBe('Title,n\r\n"say ""hi"", then\nleave",5\r\n,\r\n');
});

it.each(["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"])(
  "gives no spreadsheet a formula: %j",
  (title) => {
    const [, field = ""] = separatedText(text, [[title]]).split(/(?<=^Title)\r\n/u);
    expect(field.replace(/^"/u, "")).toMatch(/^'/u);
  },
);

it("guards headings too: a query may call a column anything", () => {
  expect(separatedText([{ name: "=1+1", type: "string" }], [])).toBe("'=1+1\r\n");
});

it("leaves numbers below zero as they are, in text or not", () => {
  const columns = [
    { name: "r", type: "real" },
    { name: "d", type: "decimal" },
    { name: "l", type: "long" },
  ];
  expect(separatedText(columns, [[-1.5, "-2.25", "-9223372036854775808"]])).toBe(
    "r,d,l\r\n-1.5,-2.25,-9223372036854775808\r\n",
  );
});

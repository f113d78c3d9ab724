import { expect, it } from "vitest";
import { parseExactly } from "../../page/server/exact-json.ts";

it("keeps the digits of a long that a number has no room for, as text", () => {
  expect(parseExactly('{"rows":[[9223372036854775807,-9223372036854775808,5]]}')).toEqual({
    rows: [["9223372036854775807", "-9223372036854775808", 5]],
  });
});

it("leaves other numbers and texts as JSON.parse has them", () => {
  const json = '[1.5e300, 9007199254740991, "12345678901234567890", [1234567890123456789012.5]]';
  expect(parseExactly(json)).toEqual(JSON.parse(json));
});

it("refuses what is no JSON", () => {
  expect(() => parseExactly("<html>")).toThrow(SyntaxError);
});

import { describe, expect, it } from "vitest";

import { parseJson, stringifyJson } from "../../../local-cloud/azure/json-text.ts";

describe("JSON with long integers", () => {
  it("keeps every digit of a 64-bit integer, in columns and below them", () => {
    const text = '[{"aux_id":9223372036854775807,"details":{"ids":[-9007199254740993,12]},"real":1e300}]';
    expect(parseJson(text)).toEqual([
      { aux_id: 9223372036854775807n, details: { ids: [-9007199254740993n, 12] }, real: 1e300 },
    ]);
    expect(stringifyJson(parseJson(text))).toBe(text.replace("1e300", "1e+300"));
  });

  it("leaves digits in strings alone", () => {
    const text = '{"text":"a:1234567890123456789,b"}';
    expect(parseJson(text)).toEqual({ text: "a:1234567890123456789,b" });
  });
});

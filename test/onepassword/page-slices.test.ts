import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/json.ts";
import { readPageText, sliceBytes } from "../../src/onepassword/page-slices.ts";

/** The page as JSON text again, read in slices where that may be done: integers of any length compare digit by digit. */
function sliced(text: string | Buffer): { readonly json: string; readonly inSlices: boolean } {
  return readPageText(bytesOf(text), (page, items) => {
    if (items === undefined) return { json: JSON.stringify(page), inSlices: false };
    return { json: JSON.stringify({ ...Object(page), items: [...items] }), inSlices: true };
  });
}

/** What is read, or that it is no JSON. */
function attempt(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return "no JSON";
    throw error;
  }
}

const whole = (text: string | Buffer) => JSON.stringify(parseJson(text.toString()));
/** Not so where an object has a key twice: V8 then hands a reviver the first value (Node 24), where plain parsing takes the last. */
const hasOneMeaning = (text: string | Buffer) =>
  attempt(() => JSON.stringify(JSON.parse(text.toString()))) ===
  attempt(() => JSON.stringify(JSON.parse(text.toString(), (_key, value: unknown) => value)));
const bytesOf = (text: string | Buffer) => (typeof text === "string" ? Buffer.from(text) : text);

/** An event of about a thousand bytes. */
const event = (uuid: string, more = "") => `{"uuid":"${uuid}","filler":"${"x".repeat(950)}"${more}}`;
const events = (count: number, more = "") => Array.from({ length: count }, (_, index) => event(`E${index}`, more));
const page = (items: readonly string[], behind = `,"cursor":"c2","has_more":true`) =>
  `{"items":[${items.join(",")}]${behind}}`;

describe("a page of events", () => {
  it("is parsed slice by slice, while its items are asked for", () => {
    const text = page(events(300));
    const broken = text.replace('"E250"', "oops");
    const seen: unknown[] = [];
    const read = (_page: unknown, items: Iterable<unknown> | undefined) => {
      for (const item of items ?? []) seen.push(item);
    };
    expect(() => readPageText(Buffer.from(broken), read)).toThrow(SyntaxError);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(250);
    expect(sliced(text)).toEqual({ json: whole(text), inSlices: true });
  });

  it("is handed over with its envelope, without the items that are parsed apart", () => {
    readPageText(Buffer.from(page(events(2))), (envelope, items) => {
      expect(envelope).toEqual({ items: [], cursor: "c2", has_more: true });
      expect([...(items ?? [])]).toHaveLength(2);
    });
  });

  it.each([
    ["the items first", (items: string) => `{"items":[${items}],"cursor":"c2","has_more":true}`],
    ["the items last", (items: string) => `{"cursor":"c2","has_more":false,"items":[${items}]}`],
    ["the items in the middle", (items: string) => `{"cursor":"c2","items":[${items}],"has_more":true}`],
    ["white space", (items: string) => ` {\n "cursor" : "c2" ,\t"items" : [ ${items} ] \r\n, "has_more" : true } \n`],
    ["fields that nobody knows yet", (items: string) => `{"next":null,"items":[${items}],"total":12,"cursor":"ü€𝄞"}`],
    ["no other field", (items: string) => `{"items":[${items}]}`],
  ])("is parsed in slices with %s", (_what, around) => {
    for (const items of ["", " ", "1", event("A"), events(300).join(","), events(300).join(" ,\n ")]) {
      const text = around(items);
      expect(sliced(text)).toEqual({ json: whole(text), inSlices: true });
    }
  });

  it.each([
    ["a second list of items", `{"items":[1],"cursor":"c","items":[2]}`],
    ["a name with an escape", `{"items":[1],"cursor":"c","it\\u0065ms":[2]}`],
    ["a text with an escape", `{"cursor":"\\"items\\":[","items":[2]}`],
    ["items that are null", `{"cursor":"c","items":null}`],
    ["items that are no list", `{"cursor":"c","items":{"items":[1]}}`],
    ["no items", `{"cursor":"c"}`],
    ["an object beside the items", `{"more":{"items":[3]},"items":[1]}`],
    ["another list behind the items", `{"items":[1],"more":[2],"cursor":"c"}`],
    ["an envelope that is too long", `{"cursor":"${"c".repeat(5_000)}","items":[1]}`],
    ["an envelope that is too long behind the items", `{"items":[1],"cursor":"${"c".repeat(5_000)}"}`],
  ])("is parsed whole with %s", (_what, text) => {
    expect(sliced(text)).toEqual({ json: whole(text), inSlices: false });
  });

  it("may have things between and behind its events that look as if an event ended there", () => {
    const tricky = events(200, `,"pairs":[{"a":1},{"b":2}],"text":"},{\\"items\\":[","name":"日本語},{"`);
    for (const behind of [`,"cursor":"c2"`, `,"cursor":"},{"`]) {
      const text = page(tricky, behind);
      expect(sliced(text)).toEqual({ json: whole(text), inSlices: true });
    }
  });

  it("has no place to cut when one event is larger than a slice, or when its items are no objects", () => {
    const large = `{"pairs":[${Array.from({ length: 20_000 }, (_, index) => `{"a":${index}}`).join(",")}]}`;
    for (const items of [[large], [large, event("A"), large], Array.from({ length: 30_000 }, () => "[0,1]")]) {
      const text = page(items);
      expect(text.length).toBeGreaterThan(2 * sliceBytes);
      expect(sliced(text)).toEqual({ json: whole(text), inSlices: true });
    }
  });

  it("keeps every digit, in whichever slice it stands", () => {
    const text = page([...events(150), `{"aux_id":9223372036854775807}`, ...events(150)]);
    expect(sliced(text).json).toContain(`{"aux_id":9223372036854775807}`);
  });

  it("is handed over a second time, whole, when the slices turn out wrong", () => {
    const text = page(events(300), `,"more":[],"cursor":"c2"`);
    const reads: string[] = [];
    const json = readPageText(Buffer.from(text), (envelope, items) => {
      reads.push(items === undefined ? "whole" : "in slices");
      return JSON.stringify(items === undefined ? envelope : [...items]);
    });
    expect(reads).toEqual(["in slices", "whole"]);
    expect(json).toBe(whole(text));
  });

  it("lets through what its reader throws, and is not handed over again", () => {
    let reads = 0;
    const failing = () => {
      reads += 1;
      throw new RangeError("no page");
    };
    expect(() => readPageText(Buffer.from(page([])), failing)).toThrow(new RangeError("no page"));
    expect(reads).toBe(1);
  });
});

describe("any text", () => {
  const text = fc.string({ unit: "binary", maxLength: 30 });
  const trap = fc.constantFrom('},{"', '"items":[', "]}", "\\", '"', "},{", "ü€𝄞", '],"cursor":"c"}');
  const value = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      fc.oneof(text, trap).map((content) => JSON.stringify(content)),
      fc.constantFrom("null", "true", "[]", "{}", "-0.5e3", "9223372036854775807", "12345678901234567890.5"),
      fc.array(tie("node"), { maxLength: 4 }).map((nodes) => `[${nodes.join(",")}]`),
      fc
        .array(fc.tuple(fc.oneof(fc.constantFrom("items", "cursor", "uuid"), text, trap), tie("node")), {
          maxLength: 4,
        })
        .map((fields) => `{${fields.map(([key, node]) => `${JSON.stringify(key)}:${node}`).join(",")}}`),
    ),
  })).node;
  /** Large enough that a few fill a slice. */
  const item = fc.oneof(
    value,
    fc
      .tuple(value, fc.integer({ min: 0, max: 40_000 }))
      .map(([node, filler]) => `{"n":${node},"f":"${"é".repeat(filler)}"}`),
  );
  const space = fc.constantFrom("", "", "", " ", "\n\t");
  const items = fc
    .tuple(fc.array(item, { maxLength: 12 }), space)
    .map(([nodes, between]) => `[${between}${nodes.join(`,${between}`)}${between}]`);
  const field = fc.oneof(
    { weight: 3, arbitrary: items.map((list) => `"items":${list}`) },
    { weight: 3, arbitrary: fc.constantFrom(`"cursor":"c2"`, `"has_more":true`, `"total": 7`, `"it\\u0065ms":[1]`) },
    { weight: 1, arbitrary: fc.tuple(text, value).map(([key, node]) => `${JSON.stringify(key)}:${node}`) },
  );
  const envelope = fc
    .tuple(fc.array(field, { maxLength: 4 }), space)
    .map(([fields, between]) => `{${between}${fields.join(`${between},`)}${between}}`);

  it("is read as the whole parse reads it", () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: envelope }, value), (json) => {
        fc.pre(hasOneMeaning(json));
        expect(sliced(json).json).toBe(whole(json));
      }),
      { numRuns: 600 },
    );
  });

  it("is refused as the whole parse refuses it when it is cut, or a byte of it is another", () => {
    const byte = fc.constantFrom("{", "}", "[", "]", ",", ":", '"', "\\", "0", "x", " ");
    fc.assert(
      fc.property(envelope, fc.double({ min: 0, max: 1, noNaN: true }), byte, (json, share, other) => {
        const bytes = Buffer.from(json);
        const at = Math.floor(share * (bytes.length - 1));
        for (const broken of [bytes.subarray(0, at), Buffer.from(bytes).fill(other, at, at + 1)]) {
          fc.pre(hasOneMeaning(broken));
          expect(attempt(() => sliced(broken).json)).toBe(attempt(() => whole(broken)));
        }
      }),
      { numRuns: 600 },
    );
  });
});

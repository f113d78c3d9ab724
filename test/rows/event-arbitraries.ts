import * as fc from "fast-check";
import { parseJson } from "../../src/json.ts";
import { streams } from "../../src/streams.ts";

/** Integers around and beyond what a double, an int and a long hold, as 1Password's own client could write them. */
const integer = fc.oneof(
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.constantFrom(2n ** 31n - 1n, 2n ** 31n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n)),
);

/** Texts close to 64 KB or longer, of characters of one to four bytes, as the goldens write them: a failure is short to read. */
const longText = fc.record({
  $repeat: fc.tuple(
    fc.constantFrom("a", "é", "€", "😀", "a😀", '"', "\u0000"),
    fc.oneof(fc.integer({ min: 10_000, max: 70_000 }), fc.constantFrom(16_384, 16_385, 32_768, 65_536, 65_537)),
  ),
});

const text = fc.string({ unit: "grapheme", maxLength: 20 });

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    integer,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom("__proto__", "toString", "user_type", "uuid")), tie("value"), {
      maxKeys: 4,
    }),
  ),
}));

const twoDigits = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((each) => String(each).padStart(2, "0"));

/** Times in the shape of RFC 3339: most are valid, of any year, with any fraction and time zone. */
export const timeText = fc
  .tuple(
    fc.oneof(fc.constantFrom("0000", "0001", "9999"), fc.integer({ min: 1970, max: 2040 }).map(String)),
    twoDigits(13),
    twoDigits(32),
    twoDigits(24),
    twoDigits(60),
    twoDigits(60),
    fc.oneof(fc.constant(""), fc.stringMatching(/^\.[0-9]{1,9}$/)),
    fc.oneof(
      fc.constant("Z"),
      fc.tuple(fc.constantFrom("+", "-"), twoDigits(24), twoDigits(60)).map(([sign, h, m]) => `${sign}${h}:${m}`),
    ),
  )
  .map(
    ([year, month, day, hour, minute, second, fraction, zone]) =>
      `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`,
  );

const knownFields = [...new Set(streams.flatMap(({ fields }) => Object.keys(fields.columns)))];

const eventOf = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.dictionary(
        fc.oneof(fc.constantFrom(...knownFields), text, fc.constantFrom("__proto__", "_truncated")),
        value,
        {
          maxKeys: 20,
        },
      ),
      fc.oneof(timeText, anyValue),
    )
    .map(([fields, timestamp]) => asParsed({ ...fields, timestamp }));

/** Events: known fields with any value, unknown fields, any timestamp. Parsed as the connector parses a page. */
export const anyEvent = eventOf(anyValue);

/** Events with texts that may be too long for a column, at the top or inside. To be expanded by `expand`. */
export const longEvent = eventOf(
  fc.oneof(
    longText,
    text,
    longText.map((each) => ({ inside: [each] })),
    fc.constant({ user_type: "user" }),
  ),
);

/** Whatever may stand in `items`. */
export const anyItem = fc.oneof(anyEvent, anyValue.map(asParsed));

function asParsed(value: unknown): unknown {
  return parseJson(
    JSON.stringify(value, (_name, each) => (typeof each === "bigint" ? JSON.rawJSON(String(each)) : each)),
  );
}

import * as v from "valibot";

const text = v.pipe(v.string(), v.nonEmpty());
/** A length of time: `30s`, `15m`, `6h`, `2d`. */
const span = v.pipe(v.string(), v.regex(/^\d+[smhd]$/u, "give a number and s, m, h or d, such as 15m"));
/** Days before or after day D, and a time of day. */
const moment = v.pipe(
  v.string(),
  v.regex(/^(?:[+-]\d+d )?\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u, 'give a time of day D, such as "10:00" or "-3d 10:00"'),
);
/** Fields laid over a complete sample; null takes one away. */
const fields = v.record(v.string(), v.unknown());

/** A watchlist holds texts. YAML reads `0` and `true` as what they are. */
const cell = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

const event = v.pipe(
  v.strictObject({
    audit: v.exactOptional(fields),
    signIn: v.exactOptional(fields),
    usage: v.exactOptional(fields),
    health: v.exactOptional(fields),
    at: moment,
    by: v.exactOptional(text),
    ip: v.exactOptional(text),
    country: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/u, "give an ISO 3166 code, such as NL"))),
    session: v.exactOptional(text),
    /** After `at`. */
    arrives: v.exactOptional(v.pipe(v.string(), v.regex(/^\+\d+[smhd]$/u, 'give a delay, such as "+6h"'))),
    times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    every: v.exactOptional(span),
    /** Days before day D. */
    daily: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  v.check(
    (given) => ["audit", "signIn", "usage", "health"].filter((kind) => kind in given).length === 1,
    "give one of audit, signIn, usage and health",
  ),
  v.check((given) => !("every" in given) || "times" in given, "every says nothing without times"),
);

const alert = v.strictObject({
  title: text,
  severity: v.exactOptional(v.picklist(["High", "Medium", "Low", "Informational"])),
  /** `Account ines@contoso.example`, `IP 192.0.2.10`. */
  entities: v.exactOptional(v.array(text)),
  details: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
});

/** A test of a rule: what happens, and the alerts of all its runs. */
export const ruleTest = v.strictObject({
  name: text,
  events: v.optional(v.array(event), []),
  /** Alias -> rows. */
  watchlists: v.exactOptional(v.record(v.string(), v.array(v.record(v.string(), cell)))),
  /** Rows of other products' tables; a text in a datetime column is a moment as `at` is. */
  tables: v.exactOptional(v.record(v.string(), v.array(v.record(v.string(), v.unknown())))),
  alerts: v.array(alert),
});

export type RuleTest = Readonly<v.InferOutput<typeof ruleTest>>;
export type RuleTestEvent = RuleTest["events"][number];
export type ExpectedAlert = RuleTest["alerts"][number];

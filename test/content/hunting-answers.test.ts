import { describe, expect, test } from "vitest";

import { attacksNamed, createWorld } from "../../tools/bench/detections/world.ts";
import { readHuntingQueries } from "../../tools/content/files/hunting-query-file.ts";
import type { Attack } from "../../local-cloud/onepassword/attacks/attack.ts";
import { createCompany } from "../../local-cloud/onepassword/company/company.ts";
import { history } from "../../local-cloud/onepassword/company/history.ts";
import { answers } from "./hunting-answers.ts";
import { pastOf, timeOf } from "./hunting-past.ts";
import { runHunt, textRows } from "../../tools/content/playing/hunting-rows.ts";

/*
 * A company works for two weeks, and three attacks happen in them. What each query answers over the last eight days is worked out from
 * the events themselves as they were made, without the table, the parsers or KQL.
 */

const root = new URL("../../", import.meta.url).pathname;
const dayMs = 86_400_000;
const from = Date.UTC(2026, 2, 2);
const days = 14;
const lookbackDays = 8;
const now = from + days * dayMs;
const at = from + 10 * dayMs + 10 * 3_600_000;

const options = { seed: 7, people: 40 };
const company = createCompany({ ...options, since: from });
const attacks = attacksNamed(["leaver-bulk-reveal", "rogue-administrator", "cli-bulk-read"]);
const [leaver] = attacks;
if (leaver === undefined) throw new Error("There is no attack.");
const all: Attack = {
  ...leaver,
  // Attacks with the same seed would have the same uuids.
  events: (whose, when) =>
    attacks
      .flatMap((attack, index) => attack.events(whose, { ...when, seed: index + 1 }))
      .toSorted((one, other) => one.insertedAt - other.insertedAt),
};

const world = await createWorld(root, { ...options, from, days, before: 0 });
const { view } = await world.play(all, at);
const database = view({ from, to: now, arrivedBy: Number.POSITIVE_INFINITY });

const events = [...history(company, { from, to: now }), ...all.events(company, { at })];
const late = events.filter((event) => timeOf(event) > now - lookbackDays * dayMs);
const takes = late.flatMap((each) => (each.stream === "itemusages" && each.story !== "work" ? [each.event] : []));
const past = pastOf(late, { item: takes[0]?.item_uuid ?? "", leaver: takes[0]?.user.email ?? "" });
const hunts = readHuntingQueries(
  root,
  answers.map(({ slug }) => slug),
);

describe("the answer of each hunting query is what happened", () => {
  test.each(answers)("$slug", async ({ slug, knobs, columns, rows }) => {
    const hunt = hunts.find((each) => each.slug === slug);
    const turned = { ...knobs?.(past), lookback: `${lookbackDays}d` };
    const table = await runHunt(hunt ?? { query: "" }, database, { knobs: turned, now });
    const got = textRows(table).map((row) => columns.map((column) => withoutDay(row[column] ?? "")));
    const expected = rows(past).map((row) => row.map(String));
    expect(expected.length).toBeGreaterThan(0);
    expect(sorted(got)).toEqual(sorted(expected));
  });

  test("ten of them and more", () => {
    expect(answers.length).toBeGreaterThanOrEqual(10);
  });
});

function withoutDay(cell: string): string {
  return cell.replace(/^[+-]\d+d (?=\d{2}:\d{2}:\d{2}$)/u, "");
}

function sorted(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) => row.join(" ")).toSorted();
}

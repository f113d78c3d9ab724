import { describe, expect, it } from "vitest";
import type { TestOutcome } from "../../../local-cloud/page-server/answers/content-tests.ts";
import {
  cellWords,
  eventWords,
  fieldsOf,
  groupOutcomes,
  momentWords,
  progressWords,
} from "../../../page/views/content/test-words.ts";

const outcome = (name: string, hasPassed = true): TestOutcome => ({ name, hasPassed, difference: "", ms: 1 });

describe("an event of a test in words", () => {
  it("says who did what when, from where, and when it arrived", () => {
    expect(
      eventWords({
        usage: { action: "reveal", item_uuid: "i1", client: { app_name: "CLI" } },
        at: "-3d 10:00",
        by: "ines@contoso.example",
        ip: "192.0.2.10",
        country: "DE",
        session: "s1",
        arrives: "+6h",
        times: 12,
        every: "30s",
      }),
    ).toEqual({
      stream: "Item usage",
      when: "3 days before, 10:00, 12 times, 30s apart",
      who: "ines@contoso.example",
      from: "192.0.2.10, DE, session s1",
      fields: [
        { name: "action", value: "reveal" },
        { name: "item_uuid", value: "i1" },
        { name: "client.app_name", value: "CLI" },
      ],
      arrives: "after 6h",
    });
  });

  it("says what stands for itself when the file says little", () => {
    expect(eventWords({ health: {}, at: "10:00", daily: 10 })).toEqual({
      stream: "Health row",
      when: "10:00, on each of the 10 days before",
      who: "",
      from: "",
      fields: [],
      arrives: "after a minute",
    });
  });

  it.each([
    ["10:00", "10:00"],
    ["-1d 10:00", "1 day before, 10:00"],
    ["+2d 02:00:30", "2 days after, 02:00:30"],
  ])("says %s as %s", (at, words) => expect(momentWords(at)).toBe(words));

  it("shows fields of fields, lists, and what is taken away", () => {
    expect(fieldsOf({ a: { b: null, c: [1, "<b>"] }, d: false })).toEqual([
      { name: "a.b", value: "(none)" },
      { name: "a.c", value: '[1,"<b>"]' },
      { name: "d", value: "false" },
    ]);
  });

  it.each([
    [null, ""],
    [undefined, ""],
    ["text", "text"],
    [3, "3"],
  ])("shows the cell %s", (value, words) => expect(cellWords(value)).toBe(words));
});

describe("outcomes", () => {
  const names = ["a use", "a use, late", "a use, late, each event twice", "nothing fails"];

  it("stand under the test of the file that they are made of, the longest name first", () => {
    const { ofTest, others } = groupOutcomes(
      ["a use", "a use, late"],
      names,
      names.slice(0, 3).map((name) => outcome(name)),
    );
    expect(ofTest.get("a use")).toEqual({ outcomes: [outcome("a use")], expected: 1 });
    expect(ofTest.get("a use, late")).toMatchObject({
      outcomes: [{ name: "a use, late" }, { name: "a use, late, each event twice" }],
      expected: 2,
    });
    expect(others).toEqual({ outcomes: [], expected: 1 });
  });

  it("are counted", () => {
    expect(progressWords(names, [outcome("a use")])).toBe("1 of 4 run, none failed.");
    expect(progressWords(names, [outcome("a use", false)])).toBe("1 of 4 run, 1 failed.");
    expect(
      progressWords(
        names,
        names.map((name) => outcome(name)),
      ),
    ).toBe("4 of 4 run, all passed.");
  });
});

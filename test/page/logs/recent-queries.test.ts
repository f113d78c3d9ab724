import { describe, expect, it } from "vitest";
import { keepDraft, readDraft } from "../../../page/views/logs/draft-query.ts";
import { keepRecent, readRecent, shortQuery } from "../../../page/views/logs/recent-queries.ts";

function createStore(first?: string) {
  let kept: string | null = first ?? null;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

const recent = (query: string) => ({ query, timespan: "P1D" });

describe("recent queries", () => {
  it("are the last ten, the newest first, each once", () => {
    const store = createStore();
    for (let number = 0; number < 12; number++) keepRecent(store, recent(`T${number}`));
    keepRecent(store, recent("T5"));
    expect(readRecent(store).map(({ query }) => query)).toEqual([
      "T5",
      "T11",
      "T10",
      "T9",
      "T8",
      "T7",
      "T6",
      "T4",
      "T3",
      "T2",
    ]);
  });

  it("keep none that is empty or very long", () => {
    const store = createStore();
    keepRecent(store, recent(" \n"));
    keepRecent(store, recent("x".repeat(20_001)));
    expect(readRecent(store)).toEqual([]);
  });

  it.each(["no JSON", "5", '[{"query":5,"timespan":"P1D"},null]'])("are none when the store holds: %s", (text) => {
    expect(readRecent(createStore(text))).toEqual([]);
  });

  it("are remembered when the store is full", () => {
    const store = {
      getItem: () => null,
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
    };
    expect(keepRecent(store, recent("T"))).toEqual([recent("T")]);
  });

  it.each([
    ["// a note\n\n  T\n| take 1", "T …"],
    ["T | take 1", "T | take 1"],
    ["", ""],
  ])("are named by the first line that says something: %j", (query, name) => {
    expect(shortQuery(query)).toBe(name);
  });
});

describe("the draft of a query", () => {
  it("is what was kept last", () => {
    const store = createStore();
    expect(readDraft(store)).toBeUndefined();
    keepDraft(store, recent("T | wh"));
    expect(readDraft(store)).toEqual(recent("T | wh"));
  });

  it.each(["no JSON", "[]", '{"query":5}'])("is none when the store holds: %s", (text) => {
    expect(readDraft(createStore(text))).toBeUndefined();
  });

  it("is not kept when the store is full, and nothing else happens", () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
    };
    expect(() => keepDraft(full, recent("T"))).not.toThrow();
  });
});

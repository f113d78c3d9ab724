import { describe, expect, it } from "vitest";
import { Random, chooser } from "../../../../local-cloud/onepassword/company/random.ts";
import { formatNano } from "../../../../local-cloud/onepassword/company/timestamps.ts";

describe("Random", () => {
  it("makes the same choices from the same numbers", () => {
    const [one, other] = [new Random(1, 2, 3, 4), new Random(1, 2, 3, 4)].map((random) => [
      random.int(0, 1000),
      random.between(0, 1),
      random.upperUuid(),
      random.shuffle([1, 2, 3, 4, 5]),
    ]);
    expect(one).toEqual(other);
  });

  it("makes other choices from neighbouring numbers", () => {
    const uuids = new Set<string>();
    for (let c = 0; c < 100; c++) for (let d = 0; d < 100; d++) uuids.add(new Random(1, 2, c, d).upperUuid());
    expect(uuids.size).toBe(10_000);
  });

  it("writes uuids of 26 base32 characters that use the whole alphabet", () => {
    const random = new Random(1, 2);
    const uuids = Array.from({ length: 200 }, () => random.upperUuid());
    for (const uuid of uuids) expect(uuid).toMatch(/^[A-Z2-7]{26}$/u);
    expect(new Set(uuids.join("")).size).toBe(32);
    expect(random.lowerUuid()).toMatch(/^[a-z2-7]{26}$/u);
  });

  it("is right about chances", () => {
    const random = new Random(1, 2);
    const hits = Array.from({ length: 10_000 }, () => random.chance(0.2)).filter(Boolean).length;
    expect(hits).toBeGreaterThan(1800);
    expect(hits).toBeLessThan(2200);
  });

  it("chooses by weight", () => {
    const random = new Random(1, 2);
    const choose = chooser([
      [3, "often"],
      [1, "seldom"],
    ]);
    const often = Array.from({ length: 4000 }, () => choose(random)).filter((value) => value === "often").length;
    expect(often).toBeGreaterThan(2850);
    expect(often).toBeLessThan(3150);
  });

  it("refuses to choose from nothing", () => {
    expect(() => new Random(1, 2).pick([])).toThrow("Nothing to pick from.");
    expect(() => chooser([])).toThrow("Nothing to choose from.");
  });
});

describe("formatNano", () => {
  it.each([
    [Date.UTC(2024, 11, 2, 11, 54, 19, 710), 457_472, "2024-12-02T11:54:19.710457472Z"],
    [Date.UTC(2024, 11, 2, 11, 54, 21, 246), 459_830, "2024-12-02T11:54:21.24645983Z"],
    [Date.UTC(2021, 7, 30, 18, 57, 42, 484), 0, "2021-08-30T18:57:42.484Z"],
    [Date.UTC(2021, 7, 11, 14, 28, 3), 0, "2021-08-11T14:28:03Z"],
    [Date.UTC(2021, 7, 11, 14, 28, 3), 7, "2021-08-11T14:28:03.000000007Z"],
  ])("leaves out the zeros at the end of %i ms and %i ns", (time, nanoseconds, text) => {
    expect(formatNano(time, nanoseconds)).toBe(text);
  });
});

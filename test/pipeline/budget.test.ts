import { describe, expect, it } from "vitest";
import { createBudget, requestTimeoutFor } from "../../src/pipeline/budget.ts";
import { VirtualClock } from "../fakes/virtual-clock.ts";

/** A budget of a second, with 150 ms of grace, so long after its start. */
async function budgetAfter(ms: number) {
  const clock = new VirtualClock();
  await clock.advance(5_000);
  const budget = createBudget({ clock, runMs: 1_000, requestMs: 300, graceMs: 150 });
  await clock.advance(ms);
  return { clock, budget };
}

describe("the request timeout", () => {
  it("is a quarter of the run's budget, so that one request cannot eat it", () => {
    expect(requestTimeoutFor(60_000)).toBe(15_000);
    expect(requestTimeoutFor(10)).toBe(3);
  });

  it("is never longer than half a minute", () => {
    expect(requestTimeoutFor(119_999)).toBe(30_000);
    expect(requestTimeoutFor(240_000)).toBe(30_000);
  });
});

describe("a budget", () => {
  it("counts down from the moment when it is made", async () => {
    const { budget } = await budgetAfter(0);
    expect(budget.remaining()).toBe(1_000);
    expect((await budgetAfter(400)).budget.remaining()).toBe(600);
  });

  it("is spent, and no less than that, when its time is over", async () => {
    expect((await budgetAfter(1_000)).budget.remaining()).toBe(0);
    expect((await budgetAfter(9_000)).budget.remaining()).toBe(0);
  });

  it("gives a request its whole time while there is enough left, the grace included", async () => {
    expect((await budgetAfter(0)).budget.requestTimeout()).toBe(300);
    expect((await budgetAfter(850)).budget.requestTimeout()).toBe(300);
  });

  it("gives a request what is left of budget and grace at the end, and then nothing", async () => {
    expect((await budgetAfter(1_000)).budget.requestTimeout()).toBe(150);
    expect((await budgetAfter(1_149)).budget.requestTimeout()).toBe(1);
    expect((await budgetAfter(1_150)).budget.requestTimeout()).toBe(0);
    expect((await budgetAfter(9_000)).budget.requestTimeout()).toBe(0);
  });

  it("does not notice that somebody sets the clock", async () => {
    const { clock, budget } = await budgetAfter(400);
    clock.jump(3_600_000);
    expect(budget.remaining()).toBe(600);
    clock.jump(-7_200_000);
    expect(budget.remaining()).toBe(600);
  });
});

import { expect, it } from "vitest";
import { createFaultSwitches } from "../../local-cloud/fault-switches.ts";
import { createFaults } from "../../local-cloud/faults.ts";

const request = { plane: "ingestion", method: "POST", path: "/streams" } as const;

it("are all off at first, and each says what to expect", () => {
  const list = createFaultSwitches(createFaults()).list();
  expect(list.filter(({ isActive, hits }) => isActive || hits > 0)).toEqual([]);
  for (const { expected } of list) expect(expected).toMatch(/^(?:Incident|No incident).*\.$/u);
});

it("leave out what only happens while it is deployed", () => {
  const switches = createFaultSwitches(createFaults());
  expect(switches.list().map(({ name }) => name)).not.toContain("slow-roles");
  expect(switches.set("slow-roles", true)).toBe(false);
});

it("inject a fault while they are on, and count what it hit over all that time", () => {
  const faults = createFaults();
  const switches = createFaultSwitches(faults);
  const down = () => switches.list().find(({ name }) => name === "ingestion-down");
  for (let turn = 1; turn <= 2; turn += 1) {
    expect(switches.set("ingestion-down", true)).toBe(true);
    expect(faults.decide(request)?.effect).toEqual({ kind: "status", status: 503 });
    expect(down()).toMatchObject({ isActive: true, hits: turn });
    expect(switches.set("ingestion-down", false)).toBe(true);
    expect(faults.decide(request)).toBeUndefined();
    expect(down()).toMatchObject({ isActive: false, hits: turn });
  }
});

it("switch on once, however often they are asked", () => {
  const faults = createFaults();
  const switches = createFaultSwitches(faults);
  switches.set("ingestion-down", true);
  switches.set("ingestion-down", true);
  expect(faults.applied()).toHaveLength(1);
  switches.set("ingestion-down", false);
  expect(faults.decide(request)).toBeUndefined();
});

it("know no other names", () => {
  expect(createFaultSwitches(createFaults()).set("gremlins", true)).toBe(false);
});

import type { Fault, Faults } from "./faults.ts";
import { namedFaults } from "./named-faults.ts";
import type { NamedFault } from "./named-faults.ts";

/** A set of faults that can be switched while the connector runs. */
export interface FaultSwitch {
  readonly name: string;
  readonly description: string;
  /** Which incident to expect. */
  readonly expected: string;
  readonly isActive: boolean;
  /** Requests that it has hit so far, over all the times it was on. */
  readonly hits: number;
}

/** The named faults as switches. */
export interface FaultSwitches {
  list(): readonly FaultSwitch[];
  /** @returns false when there is no such switch. */
  set(name: string, isActive: boolean): boolean;
}

/** What only happens while it is deployed (slow-roles) cannot be switched on afterwards. */
const switchable = Object.entries<NamedFault>(namedFaults).filter(([, { faults }]) => faults.length > 0);

/** Switches for the named faults, all off. */
export function createFaultSwitches(faults: Pick<Faults, "add" | "applied">): FaultSwitches {
  const removals = new Map<string, readonly (() => void)[]>();
  const hitsOf = (own: readonly Fault[]): number =>
    faults
      .applied()
      .filter(({ fault }) => own.includes(fault))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    list: () =>
      switchable.map(([name, { description, expected = "", faults: own }]) => ({
        name,
        description,
        expected,
        isActive: removals.has(name),
        hits: hitsOf(own),
      })),
    set(name, isActive) {
      const named = switchable.find(([known]) => known === name);
      if (named === undefined) return false;
      if (isActive === removals.has(name)) return true;
      if (isActive) {
        removals.set(
          name,
          named[1].faults.map((fault) => faults.add(fault)),
        );
      } else {
        for (const remove of removals.get(name) ?? []) remove();
        removals.delete(name);
      }
      return true;
    },
  };
}

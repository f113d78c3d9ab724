import { equal, keyOf } from "../../values/compare.ts";
import type { Value } from "../../values/types.ts";
import type { FunctionFamily } from "./define.ts";
import { isList, ofArray, ofDynamics } from "./dynamic-arguments.ts";

type Members = ReadonlyMap<ReturnType<typeof keyOf>, Value>;

/** Arrays as sets: each value once, in the order in which it is first seen. An argument that is no array makes the result null (not confirmed). */
export const sets: FunctionFamily = {
  set_union: ofSets((all) => membersOf(all.flatMap((set) => [...set.values()]))),
  set_intersect: ofSets(([first = new Map(), ...others]) =>
    keep(first, (key) => others.every((other) => other.has(key))),
  ),
  set_difference: ofSets(([first = new Map(), ...others]) =>
    keep(first, (key) => !others.some((other) => other.has(key))),
  ),
  set_has_element: ofArray(
    (list, [value]) =>
      value !== null && value !== undefined && list.some((item) => item !== null && equal(item, value)),
  ),
  jaccard_index: ofDynamics(([one, other]) => {
    if (!isList(one) || !isList(other)) {
      return null;
    }
    const [left, right] = [membersOf(one), membersOf(other)];
    const both = keep(left, (key) => right.has(key)).size;
    return both / (left.size + right.size - both);
  }),
};

function ofSets(apply: (all: readonly Members[]) => Members) {
  return ofDynamics((values) => {
    const lists = values.filter(isList);
    return lists.length < values.length ? null : [...apply(lists.map(membersOf)).values()];
  });
}

/** A whole number and a real of the same value are one member, as `==` has it. */
function membersOf(list: readonly Value[]): Members {
  const members = new Map<ReturnType<typeof keyOf>, Value>();
  for (const item of list) {
    const key = keyOf(typeof item === "number" && Number.isSafeInteger(item) ? BigInt(item) : item);
    if (!members.has(key)) {
      members.set(key, item);
    }
  }
  return members;
}

function keep(members: Members, test: (key: ReturnType<typeof keyOf>) => boolean): Members {
  return new Map([...members].filter(([key]) => test(key)));
}

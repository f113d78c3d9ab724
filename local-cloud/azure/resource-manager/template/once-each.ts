import type { ArmError } from "../arm-error.ts";
import { sameName } from "../expressions/values.ts";
import type { JsonValue } from "../json-value.ts";

interface Definitions {
  readonly valueOf: (name: string) => JsonValue;
  readonly unknown: (name: string) => ArmError;
  readonly cycle: (name: string) => ArmError;
}

/** Values by name that may need one another: each is worked out once, when it is first asked for, whatever the case of its name. */
export function onceEach(
  names: readonly string[],
  { valueOf, unknown, cycle }: Definitions,
): (name: string) => JsonValue {
  const values = new Map<string, JsonValue>();
  const underWay = new Set<string>();
  return (asked) => {
    const name = names.includes(asked) ? asked : names.find((candidate) => sameName(candidate, asked));
    if (name === undefined) throw unknown(asked);
    const known = values.get(name);
    if (known !== undefined) return known;
    if (underWay.has(name)) throw cycle(name);
    underWay.add(name);
    const value = valueOf(name);
    underWay.delete(name);
    values.set(name, value);
    return value;
  };
}

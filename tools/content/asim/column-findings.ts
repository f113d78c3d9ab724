import type { ColumnSchema } from "../../kql/language/schema.ts";
import type { Field } from "./field.ts";
import type { AsimSchema } from "./schemas.ts";

/** Something about a parser that the schema does not want (error), or would rather have otherwise (warning). */
export interface AsimFinding {
  readonly level: "error" | "warning";
  readonly column: string;
  readonly says: string;
}

/**
 * What is wrong with the columns of a parser: ASIM's schema tester (Azure-Sentinel, ASIM/dev/ASimTester). Optional
 * fields that are missing are no finding; one that the schema does not have is a warning.
 */
export function columnFindings(schema: AsimSchema, columns: readonly ColumnSchema[]): AsimFinding[] {
  const given = new Map(columns.map(({ name, type }) => [name, type]));
  const absent = [...schema.values()]
    .filter(({ name }) => !given.has(name))
    .flatMap((field): AsimFinding[] => {
      const absence = absenceOf(field, (name) => given.has(name));
      return absence === undefined ? [] : [{ ...absence, column: field.name }];
    });
  const odd = columns.flatMap(({ name, type }): AsimFinding[] => {
    const wanted = schema.get(name)?.type;
    if (wanted === undefined) return [{ level: "warning", column: name, says: "the schema does not have it" }];
    return wanted === type ? [] : [{ level: "error", column: name, says: `it is ${type} and must be ${wanted}` }];
  });
  return [...absent, ...odd];
}

function absenceOf(
  { class: fieldClass, of = [] }: Field,
  isGiven: (name: string) => boolean,
): Pick<AsimFinding, "level" | "says"> | undefined {
  if (fieldClass === "mandatory") return { level: "error", says: "it is missing" };
  if (fieldClass === "recommended") return { level: "warning", says: "it is missing" };
  const present = of.find(isGiven);
  if (fieldClass === "optional" || present === undefined) return undefined;
  return { level: "error", says: `it is missing, with ${present} there` };
}

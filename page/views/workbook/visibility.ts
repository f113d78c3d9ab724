/** `conditionalVisibility` of an item. */
export interface Condition {
  readonly parameter: string;
  readonly comparison: string;
  readonly value: string;
}

/** What the schema of workbooks names (microsoft/Application-Insights-Workbooks, schema/workbook.json, conditionalVisibility). */
export const comparisons: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  isEqualTo: (value, wanted) => value === wanted,
  isNotEqualTo: (value, wanted) => value !== wanted,
};

/**
 * Whether an item is shown. A comparison that is not known holds: better a tile too many than one that nobody sees.
 * @param valueOf - A parameter's value; "" when nothing is chosen.
 */
export function isVisible(conditions: readonly Condition[], valueOf: (parameter: string) => string): boolean {
  return conditions.every(
    ({ parameter, comparison, value }) => comparisons[comparison]?.(valueOf(parameter), value) ?? true,
  );
}

/** A figure with what it is and what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Such as `<= 1.6`; empty for none. */
  readonly goal: string;
  readonly meaning: string;
}

/** Prints figures: a line for each, or all of them as one JSON object of values by name. */
export function printFigures(figures: readonly Figure[], isJson: boolean): void {
  if (isJson) {
    const valueByName = Object.fromEntries(figures.map(({ name, value }) => [name, rounded(value)]));
    console.log(JSON.stringify(valueByName, undefined, 2));
    return;
  }
  for (const { name, value, goal, meaning } of figures)
    console.log(`${name.padEnd(28)}${String(rounded(value)).padStart(10)}  ${goal.padEnd(12)}${meaning}`);
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toFixed(3));
}

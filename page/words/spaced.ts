/** A name of Microsoft's as words: `TruePositive` -> `True positive`. */
export function spaced(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, " ");
  return words.slice(0, 1) + words.slice(1).toLowerCase();
}

/**
 * A number of an option of the command line.
 * @param usual - Without the option.
 * @throws RangeError for what is no whole number above 0.
 */
export function wholeNumber(name: string, text: string | undefined, usual: number): number {
  const value = text === undefined ? usual : Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} ${text} is no whole number above 0.`);
  return value;
}

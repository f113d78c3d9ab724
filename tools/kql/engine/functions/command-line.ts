/**
 * Arguments as `CommandLineToArgvW` splits them (Microsoft's page of that function): the first one ends at its closing quote or at
 * a space, backslashes in it mean nothing; later, 2n backslashes before a quote are n, and 2n+1 are n and the quote itself;
 * two quotes inside of quotes are one.
 */
export function splitCommandLine(line: string): string[] {
  const first = /^(?:"([^"]*)"?|([^ \t]*))/u.exec(line);
  const program = first?.[1] ?? first?.[2] ?? "";
  const found = [program];
  const rest = line.slice(first?.[0].length ?? 0);
  let argument: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < rest.length; at++) {
    const sign = rest.charAt(at);
    if (!isQuoted && /[ \t]/u.test(sign)) {
      found.push(...(argument === undefined ? [] : [argument]));
      argument = undefined;
      continue;
    }
    argument ??= "";
    if (sign === "\\") {
      const run = /^\\+/u.exec(rest.slice(at))?.[0].length ?? 1;
      const isBeforeQuote = rest.charAt(at + run) === '"';
      argument += "\\".repeat(isBeforeQuote ? Math.floor(run / 2) : run);
      at += run - 1;
      if (isBeforeQuote && run % 2 === 1) {
        argument += '"';
        at++;
      }
    } else if (sign === '"') {
      if (isQuoted && rest.charAt(at + 1) === '"') {
        argument += '"';
        at++;
      } else {
        isQuoted = !isQuoted;
      }
    } else {
      argument += sign;
    }
  }
  return argument === undefined ? found : [...found, argument];
}

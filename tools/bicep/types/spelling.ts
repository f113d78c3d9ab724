/**
 * The candidate that was probably meant, or `undefined`. As the official compiler finds it (Azure/bicep, Text/SpellChecker.cs): one changed letter
 * for every three, upper and lower case alike.
 */
export function meant(name: string, candidates: Iterable<string>): string | undefined {
  const allowed = Math.floor(name.length * 0.34);
  const longest = Math.min(allowed, 2);
  const wanted = name.toUpperCase();
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    if (candidate.toUpperCase() === wanted) return candidate;
    if (candidate.length < 3 || Math.abs(candidate.length - name.length) > longest) continue;
    const distance = distanceOf(wanted, candidate.toUpperCase());
    if (distance <= allowed && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** How many letters must be put in, taken out or changed to make one of the other (Levenshtein). */
function distanceOf(first: string, second: string): number {
  let row = Array.from({ length: second.length + 1 }, (_, at) => at);
  for (const [above, letter] of Array.from(first).entries()) {
    const next = [above + 1];
    for (const [at, other] of Array.from(second).entries()) {
      const changed = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

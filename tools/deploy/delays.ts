/** Lengths of time to wait between looks at something that takes its time, in milliseconds: short at first, then longer. */
export function* growingDelays({ first, most }: { readonly first: number; readonly most: number }): Generator<number> {
  for (let delay = first; ; delay = Math.min(most, delay * 1.5)) yield delay;
}

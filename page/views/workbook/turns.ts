/** Does a piece of work when its turn comes; rejects when its signal says that it is not wanted any more. */
export type TakeTurn = <Value>(signal: AbortSignal, work: () => Promise<Value>) => Promise<Value>;

/** Lets so many pieces of work run at a time, in the order in which they came. */
export function createTurns(most: number): TakeTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  const begin = async (signal: AbortSignal): Promise<void> => {
    if (running < most) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      waiting.push(resolve);
      signal.addEventListener("abort", () => {
        const place = waiting.indexOf(resolve);
        if (place === -1) return;
        waiting.splice(place, 1);
        reject(new DOMException("It is not wanted any more.", "AbortError"));
      });
    });
  };
  const end = (): void => {
    const next = waiting.shift();
    // Whoever is next takes over this one's place.
    if (next === undefined) running -= 1;
    else next();
  };
  return async (signal, work) => {
    signal.throwIfAborted();
    await begin(signal);
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      end();
    }
  };
}

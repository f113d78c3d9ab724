import type { PagePlaces } from "../../src/pipeline/ports.ts";

/** A fixed number of places for pages, given in the order of asking. */
export class FakePagePlaces implements PagePlaces {
  /** Places taken now. */
  held = 0;
  /** Most places ever taken at once. */
  most = 0;
  readonly #places: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#places = places;
  }

  async acquire(): Promise<() => void> {
    if (this.held < this.#places) this.held += 1;
    else {
      // A place that is given back goes straight to the first in the queue: nobody slips in between.
      const turn = Promise.withResolvers<void>();
      this.#waiting.push(turn.resolve);
      await turn.promise;
    }
    this.most = Math.max(this.most, this.held);
    let given = false;
    return () => {
      if (given) throw new Error("This place was given back before.");
      given = true;
      const next = this.#waiting.shift();
      if (next === undefined) this.held -= 1;
      else next();
    };
  }
}

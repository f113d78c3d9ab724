import { describe, expect, it } from "vitest";
import type { PagePlaces } from "../../src/pipeline/ports.ts";

/** What the engine expects of {@link PagePlaces}. `count` is how many there are. */
export function describePagePlaces(
  name: string,
  open: () => { readonly places: PagePlaces; readonly count: number },
): void {
  describe(`${name}, as places for pages`, () => {
    it("gives as many as there are, and the next one when one is given back", async () => {
      const { places, count } = open();
      const taken = await Promise.all(Array.from({ length: count }, () => places.acquire()));
      const turns: string[] = [];
      const waiting = ["first", "second"].map(async (who) => {
        const release = await places.acquire();
        turns.push(who);
        return release;
      });
      await Promise.resolve();
      expect(turns).toEqual([]);
      taken[0]?.();
      await waiting[0];
      expect(turns).toEqual(["first"]);
      taken[1]?.();
      await waiting[1];
      expect(turns).toEqual(["first", "second"]);
    });
  });
}

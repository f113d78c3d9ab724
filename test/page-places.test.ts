import { describe, expect, it, vi } from "vitest";
import { createPagePlaces, pagesBetweenCollections } from "../src/page-places.ts";
import type { PagePlaces } from "../src/pipeline/ports.ts";
import { describePagePlaces } from "./contract/page-places.ts";

async function pass(places: PagePlaces, pages: number): Promise<void> {
  for (let page = 0; page < pages; page += 1) (await places.acquire())();
}

describePagePlaces("those of the process", () => ({ places: createPagePlaces(undefined), count: 4 }));

describe("places for pages", () => {
  it("have garbage collected once in so many pages", async () => {
    const collectGarbage = vi.fn<() => void>();
    const places = createPagePlaces(collectGarbage);
    await pass(places, pagesBetweenCollections - 1);
    expect(collectGarbage).not.toHaveBeenCalled();
    await pass(places, 1);
    expect(collectGarbage).toHaveBeenCalledTimes(1);
    await pass(places, 2 * pagesBetweenCollections);
    expect(collectGarbage).toHaveBeenCalledTimes(3);
  });

  it("do without where Node has no such function", async () => {
    await expect(pass(createPagePlaces(undefined), 2 * pagesBetweenCollections)).resolves.toBeUndefined();
  });
});

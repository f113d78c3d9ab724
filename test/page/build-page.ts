import { buildPage } from "../../tools/page/build-page.ts";

/** Before all tests, so that no two workers build it. When it does not compile, the tests that need it say so; the others can run. */
export async function setup(): Promise<void> {
  await buildPage().catch((error: unknown) => console.error("The page does not compile:", error));
}

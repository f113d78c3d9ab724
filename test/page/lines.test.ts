import { expect, it } from "vitest";
import { linesOf } from "../../page/server/lines.ts";

/** As a browser gets it. */
function sent(pieces: readonly string[]): ReadableStream<string> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

it.each([
  { pieces: ['{"a":', "1}\n{", '"b":2}\n'], lines: ['{"a":1}', '{"b":2}'] },
  { pieces: ["one\n\ntwo"], lines: ["one", "two"] },
  { pieces: [], lines: [] },
])("gives the lines of $pieces", async ({ pieces, lines }) => {
  expect(await Array.fromAsync(linesOf(sent(pieces)))).toEqual(lines);
});

it("stops what sends when nobody reads on", async () => {
  let isStopped = false;
  const pieces = new ReadableStream<string>({
    pull: (controller) => controller.enqueue("line\n"),
    cancel() {
      isStopped = true;
    },
  });
  for await (const line of linesOf(pieces)) {
    expect(line).toBe("line");
    break;
  }
  expect(isStopped).toBe(true);
});

/** The lines of a text that comes in pieces, each as soon as it is whole. */
export async function* linesOf(pieces: ReadableStream<string>): AsyncGenerator<string> {
  const reader = pieces.getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + (value ?? "")).split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      yield* lines.filter((line) => line !== "");
      if (done) return;
    }
  } finally {
    await reader.cancel();
  }
}

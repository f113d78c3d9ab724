import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { openTerminal } from "../../tools/deploy/open-terminal.ts";

/** A terminal of streams; a test writes to `keys` what somebody would type. */
function setUp({ isTTY = true, columns = 80 } = {}) {
  const keys = new PassThrough();
  const screen = new PassThrough();
  const stopping = new AbortController();
  const input = Object.assign(keys, { isTTY });
  const output = Object.assign(screen, { isTTY, columns });
  const terminal = openTerminal({ input, output }, stopping.signal);
  return {
    terminal,
    keys,
    stop: () => stopping.abort(),
    shown: () => {
      screen.end();
      return text(screen);
    },
  };
}

describe("a terminal", () => {
  it.each([
    { typed: "y\r", answer: true },
    { typed: "YES\r", answer: true },
    { typed: "\r", answer: false },
    { typed: "no\r", answer: false },
    { typed: "yesterday\r", answer: false },
  ])("takes $typed for $answer", async ({ typed, answer }) => {
    const { terminal, keys, shown } = setUp();
    keys.write(typed);
    expect(await terminal.ask("Deploy this?")).toBe(answer);
    expect(await shown()).toContain("Deploy this? [y/N] ");
  });

  it("does not show a secret that is typed", async () => {
    const { terminal, keys, shown } = setUp();
    keys.write("hush\r");
    expect(await terminal.readSecret("Token: ")).toBe("hush");
    const output = await shown();
    expect(output).toBe("Token: \n");
  });

  it("reads a secret that is piped in whole", async () => {
    const { terminal, keys, shown } = setUp({ isTTY: false });
    keys.end("hush\n");
    expect(await terminal.readSecret("Token: ")).toBe("hush\n");
    expect(await shown()).toBe("");
  });

  it.each([true, false])("stops reading when interrupted (terminal: %s)", async (isTTY) => {
    const { terminal, stop } = setUp({ isTTY });
    const reading = terminal.readSecret("Token: ");
    stop();
    await expect(reading).rejects.toThrow("abort");
  });

  it("rewrites the status below the lines that stay", async () => {
    const { terminal, shown } = setUp({ columns: 10 });
    terminal.status("under way: everything");
    terminal.line("done");
    terminal.status("");
    expect(await shown()).toBe("\r\u001B[Kunder way\r\u001B[Kdone\n\r\u001B[Kunder way\r\u001B[K");
  });

  it("writes no status and no control characters where there is no terminal", async () => {
    const { terminal, shown } = setUp({ isTTY: false });
    terminal.status("under way");
    terminal.line("done");
    expect(terminal.interactive).toBe(false);
    expect(await shown()).toBe("done\n");
  });
});

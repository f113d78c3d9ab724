import { describe, expect, it } from "vitest";
import type { Command } from "../../tools/deploy/command.ts";
import { runCommand } from "../../tools/deploy/command.ts";
import { Stop } from "../../tools/deploy/stop.ts";
import { UsageError } from "../../tools/deploy/usage-error.ts";
import { createFakeTerminal } from "./fake-terminal.ts";

const where = { subscription: "s", resourceGroup: "g", deployment: "d" };

async function run(
  work: (command: Command, stop: () => void) => Promise<void>,
  readOptions = (): "help" | object => ({}),
) {
  const stopping = new AbortController();
  const terminal = createFakeTerminal();
  const complaints: string[] = [];
  const code = await runCommand(
    {
      usage: "how to use it",
      readOptions,
      where: () => where,
      work: (_options, command) => work(command, () => stopping.abort()),
    },
    { signal: stopping.signal, terminal, complain: (text) => void complaints.push(text) },
  );
  return { code, lines: terminal.lines, complaints };
}

describe("a command", () => {
  it("ends with 0 when it is done", async () => {
    expect(await run(async () => {})).toMatchObject({ code: 0, lines: [] });
  });

  it("ends with 1 when it failed, with the reason and what to do", async () => {
    const failing = run(async () => {
      throw new Stop("No.", "Do this.");
    });
    expect(await failing).toMatchObject({ code: 1, lines: ["No.", "    Do this."] });
  });

  it("ends with 2 and the usage for options that it does not know", async () => {
    const refusing = run(
      async () => {},
      () => {
        throw new UsageError("Unknown option");
      },
    );
    expect(await refusing).toMatchObject({ code: 2, complaints: ["Unknown option"] });
  });

  it("ends with 0 and the usage when help was asked for, and does nothing", async () => {
    const helping = run(
      () => Promise.reject(new Error("not expected")),
      () => "help",
    );
    expect(await helping).toMatchObject({ code: 0, lines: ["how to use it"] });
  });

  it("ends with 130 when interrupted, and says what it leaves behind, not what failed because of it", async () => {
    const stopped = run(async ({ leaves, signal }, stop) => {
      leaves("Half of it is there.");
      stop();
      signal.throwIfAborted();
    });
    expect(await stopped).toMatchObject({ code: 130, lines: ["", "Stopped. Half of it is there."] });
  });

  it("never shows what is hidden, not even in a failure", async () => {
    const leaking = run(async ({ hide, terminal }) => {
      hide("hush");
      terminal.line("The token is hush.");
      throw new Stop("hush was refused.", "Change hush.");
    });
    expect((await leaking).lines).toEqual(["The token is *****.", "***** was refused.", "    Change *****."]);
  });
});

import { runCommand } from "./command/run.ts";

process.exitCode = await runCommand(
  process.argv.slice(2),
  {
    isTerminal: process.stdout.isTTY,
    out: (line) => console.log(line),
    error: (line) => console.error(line),
  },
  Date.now(),
);

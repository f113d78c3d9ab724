import { watch } from "node:fs";
import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { listenOnLoopback } from "../../local-cloud/loopback.ts";
import { startProgram } from "./program.ts";

/** Small, so that it starts soon. */
const small = ["--users", "5", "--days", "1"];
const streams = ["signinattempts", "itemusages", "auditevents"];
/** A line of a run that left nothing behind. */
const drained = (stream: string): RegExp => new RegExp(`^\\d\\d:\\d\\d:\\d\\d +${stream} .* drained$`, "m");

/** Resolves when the program has made its folder: then it sets up the services. */
async function settingUp(folder: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const watcher = watch(folder, (_event, name) => {
    if (name?.startsWith("local-cloud-") === true) resolve();
  });
  await promise;
  watcher.close();
}

/** The lines of one module of the template, such as `key vault`. */
function moduleLines(stdout: string, title: string): readonly string[] {
  const lines = stdout.split("\n");
  const begin = lines.indexOf(`  ${title}`) + 1;
  const end = lines.findIndex((line, index) => index >= begin && !line.startsWith("    "));
  return lines.slice(begin, end);
}

describe("npm start -- --once", () => {
  it("begins with the deployment, resource by resource", async () => {
    const { ended } = await startProgram("--once", ...small, "--workspace", "other-subscription");
    const { code, stdout } = await ended;
    expect(stdout).toMatch(
      /^Deploying infra\/azuredeploy\.json into resource group contoso-onepassword; the workspace is in resource group contoso-soc of subscription Contoso Security\.\n/,
    );
    expect(moduleLines(stdout, "key vault")).toEqual([
      expect.stringMatching(/^ {4}key vault contoso\w+ +\d+\.\d\d s$/),
      expect.stringMatching(/^ {4}diagnostic setting access-log on key vault contoso\w+ +\d+\.\d\d s$/),
      expect.stringMatching(/^ {4}secret onepassword-events-token of contoso\w+ +\d+\.\d\d s$/),
    ]);
    expect(moduleLines(stdout, "roles")).toHaveLength(4);
    expect(stdout).toMatch(/\nDeployed \d{3} resources in \d+\.\d s\.\n\nA company of 5 people over 1 day: /);
    expect(stdout).toMatch(/^Every one of the [\d,]+ generated events is in the table exactly once/m);
    expect(code).toBe(0);
  });

  it("finds every generated event in the table exactly once, and says so", async () => {
    const { ended } = await startProgram("--once", ...small);
    const { code, stdout, stderr, left } = await ended;
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toContain("A company of 5 people over 1 day: ");
    for (const stream of streams) expect(stdout).toMatch(drained(stream));
    const events = /^In all: ([\d,]+) events, \d+ pages, 1 run; [\d,]+ rows in the table/m.exec(stdout)?.[1];
    expect(stdout).toContain(
      `Every one of the ${events} generated events is in the table exactly once, counted by uuid.`,
    );
    expect(stdout).toMatch(/^Sentinel ran its rules and opened /m);
    expect(left).toEqual([]);
  });

  it("finds every generated event in the table over a flaky network too", async () => {
    const { ended } = await startProgram("--once", ...small, "--faults", "flaky-network");
    const { code, stdout, left } = await ended;
    expect(stdout).toContain("Faults: Every seventh request to any service loses its connection");
    expect(stdout).toMatch(/^Every one of the [\d,]+ generated events is in the table/m);
    expect(code).toBe(0);
    expect(left).toEqual([]);
  });

  it("deploys again where roles take a while to apply, as one would in Azure", async () => {
    const { ended } = await startProgram("--once", ...small, "--faults", "slow-roles");
    const { code, stdout, left } = await ended;
    expect(stdout).toMatch(
      /\n {4}package onedeploy of contoso-\w+ .* failed\n(?: {2}.*\n)*\nThe deployment failed\.\n.*needs the role Storage Blob Data Owner.*\n\nRoles take 10 minutes to apply\./,
    );
    expect(stdout).toMatch(/\nDeployed \d{3} resources in/);
    expect(stdout).toMatch(/^Every one of the [\d,]+ generated events is in the table/m);
    expect(code).toBe(0);
    expect(left).toEqual([]);
  });

  it("ends soon and cleanly when it is interrupted in a run that would take minutes", async () => {
    const program = await startProgram("--once", ...small, "--faults", "ingestion-down");
    await program.written(/The function runs as process \d+, once\./);
    program.signal("SIGINT");
    const { code, stdout, stderr, left } = await program.ended;
    expect(stdout).toMatch(/\nStopping\.\n$/);
    expect({ code, stderr, left }).toEqual({ code: 130, stderr: "", left: [] });
  });
});

describe("npm start", () => {
  it("keeps going until it is interrupted, and then ends cleanly", async () => {
    const program = await startProgram(...small);
    for (const stream of streams) await program.written(drained(stream));
    // Twice, as npm passes it on.
    program.signal("SIGINT");
    program.signal("SIGINT");
    const { code, stdout, stderr, left } = await program.ended;
    expect(stdout).toContain("\nStopping.\n");
    // Not all of them, when a run was under way.
    expect(stdout).toMatch(/generated events (?:is|are not) in the table/);
    expect(stdout).not.toContain("\u001B");
    expect({ code, stderr, left }).toEqual({ code: 0, stderr: "", left: [] });
  });

  it.each(["SIGINT", "SIGTERM"] as const)("leaves nothing behind when %s comes while it sets up", async (signal) => {
    const program = await startProgram(...small);
    await settingUp(program.folder);
    program.signal(signal);
    const { code, stdout, stderr, left } = await program.ended;
    expect(stdout).toBe("\nStopping.\n");
    expect({ code, stderr, left }).toEqual({ code: 0, stderr: "", left: [] });
  });

  it.each([
    [["--users", "many"], "--users takes a whole number from 2 to 3000, not many.\n"],
    [
      ["--workspace", "nowhere"],
      /^--workspace takes one of same-group, other-group, other-subscription, not nowhere\.\n$/,
    ],
    [
      ["--attack", "gremlins"],
      /^There is no attack called gremlins\. There are: .*leaver-bulk-reveal.*; all and none\.\n$/,
    ],
    [["--faults", "gremlins"], /^There are no faults called gremlins\. There are: flaky-network, .*\.\n$/],
    [["--twice"], /^Unknown option '--twice'.*\n\nnpm start -- \[options\]\n/],
  ])("says what is wrong with %j", async (args, message) => {
    const { ended } = await startProgram(...args);
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("says in one sentence that another program listens on the port", async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    const port = await listenOnLoopback(other);
    const { ended } = await startProgram(...small, "--port", String(port));
    const { code, stdout, stderr, left } = await ended;
    expect(stderr).toBe(
      `Another program listens on port ${port}. Give another one with --port, or none: then any free port is taken.\n`,
    );
    expect({ code, stdout, left }).toEqual({ code: 2, stdout: "", left: [] });
  });

  it("explains itself with --help", async () => {
    const { ended } = await startProgram("--help");
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^npm start -- \[options\]\n/);
  });
});

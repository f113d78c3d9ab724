import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { createSkewedClock } from "../../local-cloud/clock.ts";
import { startLocalCloud } from "../../local-cloud/cloud.ts";
import type { LocalCloud } from "../../local-cloud/cloud.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import type { Account } from "../../local-cloud/onepassword/accounts.ts";
import { createEventsApi } from "../../local-cloud/onepassword/events-api.ts";

/** A line of the doctor, taken apart. */
export interface ToldLine {
  readonly sign: string;
  readonly name: string;
  readonly about: string | undefined;
  readonly text: string;
  readonly remedy: string;
}

/** How one run of the doctor ended. */
export interface DoctorRun {
  readonly code: number | null;
  readonly output: string;
  readonly lines: readonly ToldLine[];
}

/** The local cloud with one account, whose token is in the vault; as new for each test. */
export interface DoctorWorld {
  cloud: LocalCloud;
  account: Account;
  token: string;
}

export const secretName = "onepassword-events-token";

const script = path.join(import.meta.dirname, "../../tools/doctor/main.ts");

/** Starts a local cloud for a test file. */
export function useDoctorWorld(): () => DoctorWorld {
  const clock = createSkewedClock();
  const accounts: Account[] = [];
  let world: DoctorWorld;
  let cloud: LocalCloud;
  beforeAll(async () => {
    cloud = await startLocalCloud({ events: createEventsApi({ accounts, clock }), clock });
  });
  beforeEach(async () => {
    await cloud.reset();
    const account = createAccount({ clock });
    accounts.splice(0, accounts.length, account);
    const token = await account.issueToken();
    cloud.vault.set(secretName, token);
    world = { cloud, account, token };
  });
  afterAll(() => cloud.close());
  return () => world;
}

/** Runs the doctor as a process that knows these environment variables only. Fails when it prints a token. */
export async function runDoctor(
  environment: Readonly<Record<string, string | undefined>>,
  options: readonly string[] = [],
): Promise<DoctorRun> {
  const child = spawn(process.execPath, [script, ...options], {
    env: { ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  // Every token, 1Password's as well as Azure's, begins so.
  expect(output + errors).not.toContain("eyJ");
  return { code: child.exitCode, output: output + errors, lines: linesOf(output) };
}

function linesOf(output: string): ToldLine[] {
  const pattern =
    /^(?<sign>[✓!✗–]) (?<name>[a-z -]+?)(?: \((?<about>[^)]*)\))?: (?<text>.*)(?<remedy>(?:\n {4}.*)*)$/gmu;
  return Array.from(output.matchAll(pattern), ({ groups = {} }) => {
    const { sign = "", name = "", about, text: said = "", remedy = "" } = groups;
    return { sign, name, about, text: said, remedy: remedy.trim() };
  });
}

/** Names of the lines with this sign. */
export function namesOf({ lines }: DoctorRun, sign: string): string[] {
  return lines.filter((line) => line.sign === sign).map(({ name }) => name);
}

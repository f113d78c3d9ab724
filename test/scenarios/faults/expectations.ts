import type { Fault } from "../../../local-cloud/faults.ts";
import type { Stream } from "../../../local-cloud/onepassword/streams.ts";
import type { ErrorCategory } from "../../../src/errors.ts";
import type { FaultName } from "./fault-list.ts";

/** What a run does while a fault lasts. */
export interface Expected {
  readonly category: ErrorCategory;
  /** What the health row and the log line say: where it failed, and what to do when there is something to do. */
  readonly says: RegExp;
  /** A wait that does not fit into the budget: the run ends without an error, committed (design, promise 5). Default: it fails. */
  readonly endsCleanly?: boolean;
  /** The service did its work and the answer was lost. Default: it did not. */
  readonly handled?: boolean;
}

/** A host, or a part of one, on which every fault is tried. */
export interface Target {
  readonly title: string;
  /** Which requests the fault hits. */
  readonly hits: Omit<Fault, "effect" | "times">;
  /** The streams that fail, each with a health row of its own; `all` when the account cannot be opened: one health row for all. */
  readonly fails: readonly Stream[] | "all";
  /** Only a new process asks for access tokens. Default: the fault hits a process that has run before. */
  readonly newProcess?: boolean;
  /** Uploads fail too, so no health row can arrive: the log says so. */
  readonly noHealthRows?: boolean;
  /** New events reach the table although the run fails, because only what comes after fails. */
  readonly rowsArrive?: boolean;
  /** RUN_BUDGET, in seconds. Default 4: a run that meets a lasting fault tries again until its time is over. */
  readonly runSeconds?: number;
  readonly expected: Partial<Record<FaultName, Expected>>;
}

/** Text that means itself. */
const literally = (text: string): string => text.replaceAll(/[.()]/gu, String.raw`\$&`);

/** What most hosts have in common: the faults that pass by themselves. */
export function transientFaults(host: string) {
  const says = (what: string): RegExp => new RegExp(literally(`${host} ${what}`), "u");
  const unreachable = { category: "network", says: says("could not be reached (ECONNRESET).") } as const;
  const brokenOff = { category: "network", says: says("sent an answer that breaks off.") } as const;
  const senseless = {
    category: "malformed_response",
    says: new RegExp(`${literally(host)} answered (200 )?with something`, "u"),
  } as const;
  const limited = { category: "rate_limited", says: says("answered 429."), endsCleanly: true } as const;
  return {
    "408": { category: "timeout", says: says("answered 408.") },
    "429 with seconds": limited,
    "429 with a date": limited,
    "429 without Retry-After": limited,
    "500": { category: "unavailable", says: says("answered 500.") },
    "503": { category: "unavailable", says: says("answered 503.") },
    reset: unreachable,
    "reset after handling": { ...unreachable, handled: true },
    "truncated JSON": { ...senseless, handled: true },
    "truncated body": { ...brokenOff, handled: true },
    "HTML instead of JSON": senseless,
    "gzip garbage": brokenOff,
  } as const satisfies Partial<Record<FaultName, Expected>>;
}

/** A service that does not answer, with what the connector was doing. */
export function hangs(doing: string) {
  const says = new RegExp(`No answer within [0-9.]+ s while ${doing}`, "u");
  return {
    "hang until timeout": { category: "timeout", says },
    "hang mid body": { category: "timeout", says, handled: true },
  } as const satisfies Partial<Record<FaultName, Expected>>;
}

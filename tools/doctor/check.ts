import type { ConnectorError } from "../../src/errors.ts";
import { toConnectorError } from "../../src/errors.ts";
import type { Clock } from "../../src/pipeline/ports.ts";
import { retrying } from "../../src/pipeline/retry.ts";
import type { RetryOptions } from "../../src/pipeline/retry.ts";
import type { Environment } from "../../src/config.ts";
import type { CredentialKind } from "./credential.ts";
import type { Findings } from "./findings.ts";

/** What a check came to. A warning does not fail the doctor. */
export type Mark = "passed" | "warned" | "failed" | "skipped";

/** One result of a check. */
export interface Verdict {
  readonly mark: Mark;
  /** Which of several, such as the name of a secret; absent when there is only one. */
  readonly about?: string;
  readonly text: string;
  /** What to do, for a failure or a warning. */
  readonly remedy?: string;
}

/** A verdict with the name of its check. */
export interface Line extends Verdict {
  readonly name: string;
}

/** Name of a check; also the key of what it found. */
export type CheckName = keyof Findings;

/** What checks need from the world. */
export interface World {
  readonly clock: Clock;
  readonly credential: CredentialKind;
  /** Where the settings come from, in words. */
  readonly settingsSource: string;
  /** Reads the app settings. */
  readonly readSettings: () => Promise<Environment>;
  /** Retries and timeouts for the requests of one check. */
  readonly retryOptions: () => RetryOptions;
}

/** Verdicts of one check, and what it found for the checks after it. Nothing found: those are skipped. */
export interface Outcome<Found> {
  readonly verdicts: readonly Verdict[];
  readonly found?: Found | undefined;
}

/** A check as it is written down: `needs` are the checks whose findings `run` is given. */
export interface CheckDefinition<Name extends CheckName, Need extends CheckName> {
  readonly name: Name;
  readonly needs: readonly Need[];
  /** What to do when the error itself does not say. */
  readonly remedy: string;
  /** Whatever it throws is the one failure of this check. */
  readonly run: (found: Pick<Findings, Need>, world: World) => Promise<Outcome<Findings[Name]>>;
}

/** A check, ready to run. */
export interface Check {
  readonly name: CheckName;
  /** Runs it if all it needs was found, and adds what it finds to `found`. Never throws. */
  readonly run: (found: Partial<Findings>, world: World) => Promise<readonly Line[]>;
}

/** Makes a definition runnable. */
export function check<Name extends CheckName, Need extends CheckName>(definition: CheckDefinition<Name, Need>): Check {
  const { name, needs, remedy } = definition;
  const named = (verdict: Verdict): Line =>
    verdict.mark === "failed" ? { remedy, ...verdict, name } : { ...verdict, name };
  return {
    name,
    async run(found, world) {
      if (!hasAll(found, needs)) {
        const missing = needs.filter((need) => !(need in found));
        return [{ name, mark: "skipped", text: `skipped: needs ${missing.join(" and ")}` }];
      }
      try {
        const outcome = await definition.run(found, world);
        if (outcome.found !== undefined) Object.assign(found, { [name]: outcome.found });
        return outcome.verdicts.map((verdict) => named(verdict));
      } catch (thrown) {
        return [named(failure(toConnectorError(thrown)))];
      }
    },
  };
}

/** Runs one request of a check, with its retries and its timeout. */
export function ask<Result>(world: World, operation: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  return retrying(operation, world.retryOptions());
}

/** Turns what is thrown for one of several into its verdict, so that the others go on. */
export async function verdictOn(about: string, judge: () => Promise<Omit<Verdict, "about">>): Promise<Verdict> {
  try {
    return { ...(await judge()), about };
  } catch (thrown) {
    return failure(toConnectorError(thrown), about);
  }
}

/** A failure's first line says what is wrong. Further lines, as a list of settings has them, belong to the remedy. */
export function failure({ message, remedy }: ConnectorError, about?: string): Verdict {
  const [text = "", ...more] = message.split("\n");
  const lines = remedy === undefined ? more : [...more, remedy];
  return {
    mark: "failed",
    text,
    ...(about === undefined ? {} : { about }),
    ...(lines.length === 0 ? {} : { remedy: lines.join("\n") }),
  };
}

function hasAll<Need extends CheckName>(
  found: Partial<Findings>,
  needs: readonly Need[],
): found is Partial<Findings> & Pick<Findings, Need> {
  return needs.every((need) => need in found);
}

import { isRestError } from "@azure/core-rest-pipeline";
import {
  AggregateAuthenticationError,
  AuthenticationError,
  AuthenticationRequiredError,
  CredentialUnavailableError,
} from "@azure/identity";
import type { ArmFailure } from "./azure/arm-failure.ts";
import { failuresOfAnswer } from "./azure/arm-failure.ts";
import { AzureStop } from "./azure/azure-stop.ts";
import { nameResource } from "./azure/resource-words.ts";
import type { Where } from "./azure/where.ts";
import { remedyFor } from "./remedies.ts";
import { Stop } from "./stop.ts";

/** What went wrong and what to do, as lines, for anything that was thrown. Nothing of a request is in them. */
export function explain(error: unknown, where: Where): readonly string[] {
  if (error instanceof Stop) return [error.message, ...indented(error.remedy)];
  if (error instanceof AzureStop) return [error.message, ...explainFailures(error.failures, where)];
  const failures = failuresOfAnswer(error);
  if (failures !== undefined) return ["Azure refused.", ...explainFailures(failures, where)];
  if (isCredentialError(error))
    return [
      "Nobody is signed in to Azure here, or the sign-in has ended.",
      ...indented("Sign in with az login, to the tenant of the subscription. Then run the same command again."),
    ];
  if (isRestError(error))
    return [
      `Azure could not be reached (${error.code ?? "no answer"}).`,
      ...indented(
        "Check the network from here: DNS, firewall, and HTTPS_PROXY where there is a proxy. Then run the same command again.",
      ),
    ];
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [
    `Unexpected: ${told}`,
    ...indented("Please report it with this line. Running the same command again is safe."),
  ];
}

/** A template has dozens of rules, and what is wrong with one may be wrong with all. */
const mostAlike = 5;

/** Reasons that have the same remedy share it. */
function explainFailures(failures: readonly ArmFailure[], where: Where): readonly string[] {
  const byRemedy = Map.groupBy(failures, (failure) => remedyFor(failure, where));
  return [...byRemedy].flatMap(([remedy, alike]) => {
    const lines = alike.slice(0, mostAlike).map(sayFailure);
    if (alike.length > mostAlike) lines.push(`  and ${alike.length - mostAlike} more of the kind`);
    return lines.concat(indented(remedy));
  });
}

function sayFailure({ code, message, target }: ArmFailure): string {
  const about = target?.includes("/providers/") === true ? `${nameResource(target)}: ` : "";
  return `✗ ${about}${message.trim() || "no reason given"} (${code || "no code"})`;
}

function indented(text: string): readonly string[] {
  return text.split("\n").map((line) => `    ${line}`);
}

function isCredentialError(error: unknown): boolean {
  const kinds = [
    AggregateAuthenticationError,
    AuthenticationError,
    AuthenticationRequiredError,
    CredentialUnavailableError,
  ] as const;
  return kinds.some((kind) => error instanceof kind);
}

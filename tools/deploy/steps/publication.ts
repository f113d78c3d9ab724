import type { Clock } from "../../../src/pipeline/ports.ts";
import type { DeploymentSite, SiteAnswer } from "../azure/deployment-site.ts";

/** How the publication of a package ended. */
export type PublicationEnd =
  | { readonly kind: "done" }
  /** It may go better later: a role does not apply yet, or another publication is under way. */
  | { readonly kind: "later"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** States of a publication (Azure/azure-dev, pkg/azsdk/funcapp_host_client.go); the others are on the way. */
const states = { cancelled: -1, failed: 3, succeeded: 4, conflict: 5, partlySucceeded: 6 } as const;

/** How often to look: what the service's team recommends, by Azure Developer CLI. */
const lookEveryMs = 1_000;
/** A small package is there in seconds; restarting the app takes longest. */
const mostLooks = 600;
/** Looks that may find nothing at the start, before the publication is known. */
const mostLooksForNothing = 10;

/** What the function app's identity is refused while its role on the storage account does not apply yet (Azure/azure-functions-core-tools#4346). */
const storageRefused = /InaccessibleStorage|BlobUploadFailed|Forbidden|\b403\b/iu;

/**
 * Waits for the end of a publication.
 * @param id - As the site gave it.
 */
export async function waitForPublication(
  site: Pick<DeploymentSite, "status">,
  id: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<PublicationEnd> {
  let seen = false;
  for (let look = 1; look <= mostLooks; look += 1) {
    const answer = await site.status(id);
    // The record goes away when the app's worker is replaced, which happens once the package is there (azure-dev, same file).
    if (answer.status === 404 && seen) return { kind: "done" };
    if (answer.status === 404 && look > mostLooksForNothing) return lastOne(await site.status("latest"));
    const end = endOf(answer);
    if (end !== undefined) return end;
    seen ||= answer.status === 200 || answer.status === 202;
    await clock.sleep(lookEveryMs, signal);
  }
  return { kind: "failed", reason: "the publication does not come to an end" };
}

/** The id is not known when storing the package failed at once; the reason then stands in the latest one (Azure/azure-dev#4439). */
function lastOne(answer: SiteAnswer): PublicationEnd {
  const end = endOf(answer);
  if (end?.kind === "failed" || end?.kind === "later") return end;
  return { kind: "later", reason: "the site does not know the publication" };
}

function endOf({ status, body }: SiteAnswer): PublicationEnd | undefined {
  if (status !== 200 && status !== 202) return undefined;
  const { state, reason } = readRecord(body);
  if (state === states.succeeded) return { kind: "done" };
  if (state === states.conflict || state === states.cancelled)
    return { kind: "later", reason: "another publication came between" };
  if (state === states.failed || state === states.partlySucceeded)
    return { kind: storageRefused.test(reason) ? "later" : "failed", reason };
  return undefined;
}

function readRecord(body: string): { readonly state: number | undefined; readonly reason: string } {
  const record = parsed(body);
  if (typeof record !== "object" || record === null) return { state: undefined, reason: "" };
  const state = "status" in record && typeof record.status === "number" ? record.status : undefined;
  const texts = ["status_text" in record ? record.status_text : "", "message" in record ? record.message : ""];
  const reason = texts.find((text): text is string => typeof text === "string" && text !== "");
  return { state, reason: reason ?? "no reason given" };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

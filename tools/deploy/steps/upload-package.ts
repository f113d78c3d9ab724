import type { Clock } from "../../../src/pipeline/ports.ts";
import type { DeploymentSite, SiteAnswer } from "../azure/deployment-site.ts";
import { growingDelays } from "../delays.ts";
import { Stop } from "../stop.ts";
import type { Terminal } from "../terminal.ts";
import { waitForPublication } from "./publication.ts";
import type { PublicationEnd } from "./publication.ts";

/** Roles take up to ten minutes to apply, says "Troubleshoot Azure RBAC"; some more, to be sure. */
const patienceMs = 15 * 60_000;

/** Statuses that may pass: 403 until roles apply, 404 and none until the host name is known, 409 while another publication is under way. */
const passing: Readonly<Record<number, string>> = {
  0: "it cannot be reached",
  403: "it does not let you in",
  404: "it is not there",
  409: "another publication is under way",
  429: "it has too much to do",
  500: "it has a trouble of its own",
  502: "it is not up",
  503: "it is not up",
  504: "it is not up",
};

export interface UploadOptions {
  readonly terminal: Pick<Terminal, "line">;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Publishes the package, trying again while that may help.
 * @throws Stop with the last reason.
 */
export async function uploadPackage(site: DeploymentSite, zip: Uint8Array, options: UploadOptions): Promise<void> {
  const { terminal, clock, signal } = options;
  const start = clock.monotonic();
  const delays = growingDelays({ first: 2_000, most: 30_000 });
  let told = "";
  for (;;) {
    const end = await publishOnce(site, zip, options);
    if (end.kind === "done") return;
    const wait = delays.next().value ?? 0;
    if (end.kind === "failed" || clock.monotonic() + wait - start > patienceMs) throw refused(end.reason);
    if (end.reason !== told)
      terminal.line(
        `  The function app does not take the package yet: ${end.reason}. Trying again for up to 15 minutes.`,
      );
    told = end.reason;
    await clock.sleep(wait, signal);
  }
}

async function publishOnce(
  site: DeploymentSite,
  zip: Uint8Array,
  { clock, signal }: UploadOptions,
): Promise<PublicationEnd> {
  const answer = await site.publish(zip);
  if (answer.status === 200 || answer.status === 202) {
    const id = publicationId(answer);
    if (id === undefined) return { kind: "failed", reason: "the answer names no publication" };
    return waitForPublication(site, id, clock, signal);
  }
  const { status } = answer;
  const reason = passing[status];
  if (reason === undefined) return { kind: "failed", reason: `its site answered ${status}` };
  return { kind: "later", reason: status === 0 ? `${reason} (${answer.body})` : `${reason} (${status})` };
}

/** The body is the id as JSON text, and nothing else. */
function publicationId({ body }: SiteAnswer): string | undefined {
  const id = /^\s*"?([\w-]{1,100})"?\s*$/u.exec(body)?.[1];
  return id;
}

function refused(reason: string): Stop {
  return new Stop(
    `The function app did not take the package: ${reason}.`,
    [
      "Everything else is deployed. Run the same command again to upload the package.",
      "If the storage account refuses it: see whether a policy or a firewall closes the account to the function app.",
      "If the site refuses you: you need Website Contributor or Contributor on the function app.",
    ].join("\n"),
  );
}

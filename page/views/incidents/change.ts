import type { IncidentAnswer, IncidentChangeRequest } from "../../../local-cloud/page-server/answers/incidents.ts";
import { spaced } from "./words.ts";

/** What an analyst has put into the form and not yet saved; an empty owner is nobody. */
export interface Draft {
  readonly status?: IncidentAnswer["status"];
  readonly severity?: IncidentAnswer["severity"];
  readonly owner?: string;
  readonly classification?: string;
}

type Change = Omit<IncidentChangeRequest, "changedAt">;

/** What of a draft is other than in the incident. A classification counts only for an incident that is closed. */
export function changedBy(
  incident: Pick<IncidentAnswer, "status" | "severity" | "owner" | "classification">,
  draft: Draft,
): Change {
  const { status = incident.status, severity = incident.severity } = draft;
  const owner = draft.owner === undefined ? incident.owner : draft.owner.trim() === "" ? null : draft.owner.trim();
  const classification = draft.classification === "" ? undefined : draft.classification;
  const isReclassified =
    status === "Closed" && classification !== undefined && classification !== incident.classification;
  return {
    ...(status === incident.status ? {} : { status }),
    ...(severity === incident.severity ? {} : { severity }),
    ...(owner === incident.owner ? {} : { owner }),
    ...(isReclassified ? { classification } : {}),
  };
}

/** A change in words: `status Closed, true positive, owner nobody`. */
export function sayChange({ status, severity, owner, classification }: Change): string {
  return [
    ...(status === undefined ? [] : [`status ${status}`]),
    ...(classification === undefined ? [] : [spaced(classification).toLowerCase()]),
    ...(severity === undefined ? [] : [`severity ${severity}`]),
    ...(owner === undefined ? [] : [`owner ${owner ?? "nobody"}`]),
  ].join(", ");
}

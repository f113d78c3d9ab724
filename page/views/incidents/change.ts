import type { IncidentAnswer, IncidentChangeRequest } from "../../../local-cloud/page-server/answers/incidents.ts";
import { spaced } from "../../words/spaced.ts";

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

/**
 * What is left of a draft when a change is saved: what the change does not name and the incident does not have. "Assign to me" leaves a status that is
 * chosen and not saved.
 */
export function leftOf(draft: Draft, change: Change, saved: Parameters<typeof changedBy>[0]): Draft {
  const { status, severity, owner, classification } = draft;
  const left = changedBy(saved, draft);
  return {
    ...(status === undefined || "status" in change || !("status" in left) ? {} : { status }),
    ...(severity === undefined || "severity" in change || !("severity" in left) ? {} : { severity }),
    ...(owner === undefined || "owner" in change || !("owner" in left) ? {} : { owner }),
    ...(classification === undefined || "classification" in change || !("classification" in left)
      ? {}
      : { classification }),
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

import type { RuleFile } from "../../../tools/content/files/rule-file.ts";

const operators = { gt: "more than", lt: "fewer than", eq: "exactly", ne: "any number of rows but" } as const;

/** When a rule alerts: `more than 0 rows`. */
export function triggerWords({
  triggerOperator,
  triggerThreshold,
}: Pick<RuleFile, "triggerOperator" | "triggerThreshold">): string {
  const unit = triggerOperator === "ne" ? "" : triggerThreshold === 1 ? " row" : " rows";
  return `${operators[triggerOperator]} ${triggerThreshold}${unit}`;
}

/** How the alerts of a rule become incidents, as a sentence. */
export function groupingWords({ incidentConfiguration }: Pick<RuleFile, "incidentConfiguration">): string {
  const { createIncident, groupingConfiguration: grouping } = incidentConfiguration;
  if (!createIncident) return "Its alerts make no incidents.";
  if (!grouping.enabled) return "Each alert makes an incident of its own.";
  const by = [...grouping.groupByEntities, ...grouping.groupByAlertDetails, ...grouping.groupByCustomDetails];
  const alike = {
    AllEntities: "with the same entities",
    AnyAlert: "of this rule",
    Selected: `with the same ${by.join(", ")}`,
  }[grouping.matchingMethod];
  const reopens = grouping.reopenClosedIncident ? " A closed one is opened again." : "";
  return `Alerts ${alike} share an incident for ${grouping.lookbackDuration}.${reopens}`;
}

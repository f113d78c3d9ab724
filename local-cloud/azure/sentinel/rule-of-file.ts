import { alertRuleBody } from "../../../tools/content/build/alert-rule-body.ts";
import { deployedRule } from "../../../tools/content/build/deployed-rule.ts";
import type { RuleFile } from "../../../tools/content/files/rule-file.ts";
import { ruleOfResource } from "./rule-of-resource.ts";
import type { ScheduledRule } from "./scheduled-rule.ts";

/** A rule as it runs when it is deployed, and enabled although it may need something first. */
export function ruleOfFile(file: RuleFile): ScheduledRule {
  return { ...ruleOfResource({ name: file.id, answered: alertRuleBody(deployedRule(file)) }), enabled: true };
}

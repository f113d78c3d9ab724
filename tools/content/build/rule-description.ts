import type { RuleFile } from "../files/rule-file.ts";

type Described = Pick<RuleFile, "description" | "needs" | "tuning" | "falsePositives" | "blindSpots" | "runbook">;

/**
 * What an analyst reads in the portal: why the rule is there, what it needs, what may be wrong with an alert, how to tune it, what to do.
 * Markdown. The service takes 5,000 characters (Microsoft Sentinel service limits, analytics rules).
 */
export function ruleDescription(rule: Described): string {
  const parts = [
    { title: "Needs", lines: rule.needs },
    {
      title: "What to do",
      lines: rule.runbook.map(
        ({ step, window, look, columns }) => `${step} (${look}, ${window}: ${columns.join(", ")})`,
      ),
    },
    { title: "May be harmless", lines: rule.falsePositives },
    { title: "Does not see", lines: rule.blindSpots },
    { title: "Tuning", lines: rule.tuning.map(({ knob, change }) => `${knob}: ${change}`) },
  ];
  const texts = parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => [`**${title}**`, ...lines.map((line) => `- ${line.trim()}`)].join("\n"));
  return [rule.description.trim(), ...texts].join("\n\n");
}

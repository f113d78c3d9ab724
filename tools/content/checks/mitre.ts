import attack from "../mitre-attack.json" with { type: "json" };
import type { RuleFile } from "../files/rule-file.ts";
import type { Check } from "./examined-rule.ts";

interface Technique {
  readonly name: string;
  readonly tactics: readonly string[];
}

const techniques: ReadonlyMap<string, Technique> = new Map(Object.entries(attack.techniques));
const tactics = new Set([...techniques.values()].flatMap((technique) => technique.tactics));

/** Tactics and techniques of ATT&CK Enterprise; each technique belongs to one of the rule's tactics. */
export const checkMitre: Check<Pick<RuleFile, "tactics" | "relevantTechniques">> = ({ rule }) => [
  ...(rule.tactics.length === 0 ? ["tactics: there is none"] : []),
  ...(rule.relevantTechniques.length === 0 ? ["relevantTechniques: there is none"] : []),
  ...rule.tactics.filter((tactic) => !tactics.has(tactic)).map((tactic) => `tactics: ATT&CK has no ${tactic}`),
  ...rule.relevantTechniques.flatMap((id) => {
    const technique = techniques.get(id);
    if (technique === undefined) return [`relevantTechniques: ATT&CK has no ${id}`];
    if (technique.tactics.some((tactic) => rule.tactics.includes(tactic))) return [];
    return [
      `relevantTechniques: ${id} (${technique.name}) belongs to ${technique.tactics.join(", ")}, which the rule does not name`,
    ];
  }),
];

import { ruleDescription } from "../build/rule-description.ts";
import type { RuleFile } from "../files/rule-file.ts";
import type { Check, RuleCheck } from "./examined-rule.ts";

/** Names of files and rules: what happened, in one form. */
export const checkNames: Check<Pick<RuleFile, "slug" | "name">> = ({ rule: { slug, name } }) => [
  ...(/^[a-z0-9]+(?:-[a-z0-9]+)+$/u.test(slug) ? [] : ["the file's name must be words in small letters with dashes"]),
  ...(/^[A-Z0-9]/u.test(name) ? [] : ["name: it must begin with a capital"]),
  ...(/[.!]$/u.test(name) ? ["name: no full stop at its end"] : []),
  ...(name.startsWith("1Password:") ? ["name: without the prefix, which the build adds"] : []),
];

/** Microsoft's own content is ASCII, and so is ours: other signs break in exports (Azure-Sentinel, NonAsciiValidations). */
export const checkAscii: RuleCheck = ({ rule }) => {
  const texts = {
    name: rule.name,
    query: rule.query,
    description: ruleDescription(rule),
    ...rule.alertDetailsOverride,
  };
  return notAscii(texts);
};

/** What of some texts is not ASCII, by the key of each. */
export function notAscii(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const [sign] = /[^\n\x20-\x7E]/u.exec(text) ?? [];
    return sign === undefined ? [] : [`${key}: ${JSON.stringify(sign)} is not ASCII`];
  });
}

import type { RuleFile } from "../files/rule-file.ts";
import type { Check } from "./examined-rule.ts";

/** Ways to identify an account so that it is the same one in other products' alerts (Microsoft Learn, "Microsoft Sentinel entity types reference", strong identifiers). */
const strongAccounts = [["Name", "UPNSuffix"], ["AadUserId"], ["Sid"], ["ObjectGuid"]];

/** An account must be identified strongly: a display name or a lone name correlates with nothing. */
export const checkEntities: Check<Pick<RuleFile, "entityMappings">> = ({ rule }) =>
  rule.entityMappings
    .filter(({ entityType }) => entityType === "Account")
    .map(({ fieldMappings }) => fieldMappings.map(({ identifier }) => identifier))
    .filter((given) => !strongAccounts.some((needed) => needed.every((identifier) => given.includes(identifier))))
    .map((given) => `entityMappings: an Account needs Name and UPNSuffix, it has ${given.join(", ")}`);

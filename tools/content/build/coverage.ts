import type { RuleFile } from "../files/rule-file.ts";
import type { VendorDetections } from "../files/vendor-detections.ts";

/** Id of a detection -> the rules that say they cover it. Every id of the list is there, also those that none covers. */
export function coverage(
  vendors: VendorDetections,
  rules: readonly RuleFile[],
): ReadonlyMap<string, readonly RuleFile[]> {
  const ids = vendors.flatMap(({ detections }) => detections.map(({ id }) => id));
  return new Map(ids.map((id) => [id, rules.filter(({ covers }) => covers.includes(id))]));
}

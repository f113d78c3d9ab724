import { coverage } from "../build/coverage.ts";
import { deployedName } from "../build/deployed-rule.ts";
import type { RuleFile } from "../files/rule-file.ts";
import type { VendorDetections } from "../files/vendor-detections.ts";

type Named = Pick<RuleFile, "slug" | "id" | "name" | "query">;

/** Ids, names and queries that two rules, two hunting queries or a rule and a hunting query have. */
export function repeatedNames(rules: readonly Named[]): string[] {
  const keys = {
    id: ({ id }: Named) => id.toLowerCase(),
    name: (rule: Named) => deployedName(rule).toLowerCase(),
    query: ({ query }: Named) => query.trim(),
  };
  return Object.entries(keys).flatMap(([key, keyOf]) =>
    [...Map.groupBy(rules, keyOf).values()]
      .filter(({ length }) => length > 1)
      .map((same) => `${same.map(({ slug }) => slug).join(", ")}: the same ${key}`),
  );
}

/** Ids of rules' `covers` that the list of vendors' detections does not have, and ids that the list has twice. */
export function unknownCovers(vendors: VendorDetections, rules: readonly RuleFile[]): string[] {
  const ids = vendors.flatMap(({ detections }) => detections.map(({ id }) => id));
  const known = new Set(ids);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `vendor-detections: ${id} is there twice`),
    ...rules.flatMap(({ slug, covers }) =>
      covers
        .filter((id) => !known.has(id))
        .map((id) => `${slug}: covers ${id}, which vendor-detections.yaml does not have`),
    ),
  ];
}

/** Vendors' detections that no rule covers. */
export function uncovered(vendors: VendorDetections, rules: readonly RuleFile[]): string[] {
  return [...coverage(vendors, rules)].filter(([, covering]) => covering.length === 0).map(([id]) => id);
}

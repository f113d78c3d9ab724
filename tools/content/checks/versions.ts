import type { RuleFile } from "../files/rule-file.ts";

/** What of a rule a release is held against. */
export type VersionedRule = Pick<RuleFile, "id" | "query" | "version">;

/**
 * Rules whose query is another than in a release while the version is not higher: Sentinel offers an update by the version alone.
 * @param released - The rules of the release; a rule is the same by its id, whatever its file is called.
 */
export function unraisedVersions(
  rules: readonly (VersionedRule & Pick<RuleFile, "slug">)[],
  released: readonly VersionedRule[],
): string[] {
  const before = new Map(released.map((rule) => [rule.id, rule]));
  return rules.flatMap(({ slug, id, query, version }) => {
    const old = before.get(id);
    if (old === undefined || old.query.trim() === query.trim() || isHigher(version, old.version)) return [];
    return [`${slug}: the query changed since the release, so version must be higher than ${old.version}`];
  });
}

function isHigher(version: string, than: string): boolean {
  const [now, then] = [version, than].map((text) => text.split(".").map(Number));
  const differing = now?.findIndex((part, index) => part !== then?.[index]) ?? -1;
  return differing >= 0 && (now?.[differing] ?? 0) > (then?.[differing] ?? 0);
}

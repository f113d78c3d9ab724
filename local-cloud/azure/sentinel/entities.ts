import type { Table } from "../../../tools/kql/tables/table.ts";
import type { Entity } from "./alert.ts";
import { cellText } from "./alert-texts.ts";
import type { EntityMapping } from "./scheduled-rule.ts";

/**
 * Most entities of an alert: its mappings share them evenly (Microsoft Learn, "Map data fields to entities in Microsoft Sentinel").
 */
const maxEntities = 500;

/** Longest entities of an alert, as JSON in bytes; those beyond are left out (the same page). */
const maxEntitiesBytes = 64 * 1024;

/**
 * The entities in some results: those of the first mapping first, equal ones once. A mapping whose columns are all empty in
 * a result gives none there.
 */
export function entitiesOf(mappings: readonly EntityMapping[], table: Table, rows: readonly number[]): Entity[] {
  const perMapping = Math.floor(maxEntities / Math.max(1, mappings.length));
  const seen = new Set<string>();
  let bytes = 0;
  const found: Entity[] = [];
  for (const { entityType, fields } of mappings) {
    let ofMapping = 0;
    for (const row of rows) {
      const identifiers = Object.fromEntries(
        fields
          .map(({ identifier, column }) => [identifier, cellText(table, column, row)] as const)
          .filter(([, text]) => text !== ""),
      );
      const key = `${entityType}${JSON.stringify(identifiers)}`;
      if (Object.keys(identifiers).length === 0 || seen.has(key)) continue;
      bytes += Buffer.byteLength(key);
      if (ofMapping === perMapping || bytes > maxEntitiesBytes) break;
      seen.add(key);
      ofMapping += 1;
      found.push({ type: entityType, identifiers });
    }
  }
  return found;
}

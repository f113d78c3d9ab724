import type { HuntingQueryFile } from "../files/hunting-query-file.ts";
import { deployedName, deployedTechniques } from "./deployed-rule.ts";

const lineLength = 110;

/** A hunting query as `huntingQueryType` of infra/modules/content.bicep wants it. The description is its question: the rest would not fit, and stands in the query. */
export function deployedHuntingQuery(file: HuntingQueryFile) {
  return {
    id: file.id,
    name: deployedName(file),
    description: oneLine(file.question),
    query: [guidance(file), file.query.trim(), ...entityColumns(file)].join("\n"),
    tactics: file.tactics,
    techniques: deployedTechniques(file),
  };
}

/** What a hunter has to know, as comments: why it is asked, what to do with a hit, what is needed and what is not seen. */
function guidance({ description, onHit, needs, blindSpots }: HuntingQueryFile): string {
  return [
    description,
    `On a hit: ${onHit}`,
    ...(needs.length === 0 ? [] : [`Needs: ${needs.join("; ")}.`]),
    ...(blindSpots.length === 0 ? [] : [`Does not see: ${blindSpots.join(" ")}`]),
  ]
    .flatMap(wrapped)
    .map((line) => `// ${line}`)
    .join("\n");
}

/**
 * A saved search has no entity mappings: Sentinel finds the entities of a row, for bookmarks and for the graph, in columns that are called
 * `<entity type>_<which of that type, from 0>_<identifier>`, such as `Account_0_UPNSuffix` (Azure-Sentinel, the queries under "Hunting Queries").
 */
function entityColumns({ entityMappings }: Pick<HuntingQueryFile, "entityMappings">): string[] {
  const ofType = Map.groupBy(entityMappings, ({ entityType }) => entityType);
  const columns = [...ofType].flatMap(([type, entities]) =>
    entities.flatMap(({ fieldMappings }, index) =>
      fieldMappings.map(({ identifier, columnName }) => `${type}_${index}_${identifier} = ${columnName}`),
    ),
  );
  return columns.length === 0 ? [] : [`| extend ${columns.join(", ")}`];
}

/** A text on one line, with single spaces: YAML may have broken it. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, " ");
}

function wrapped(text: string): string[] {
  return oneLine(text).match(new RegExp(String.raw`\S.{0,${lineLength - 1}}(?=\s|$)`, "gu")) ?? [];
}

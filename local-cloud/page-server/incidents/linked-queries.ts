import { oneLine } from "../../../tools/content/build/deployed-hunting-query.ts";
import type { HuntingQueryFile } from "../../../tools/content/files/hunting-query-file.ts";
import type { RuleFile } from "../../../tools/content/files/rule-file.ts";
import type { LinkedQuery } from "../answers/incidents.ts";

const mostLinked = 8;

/** Words that a reason has room for. */
const saidWords = 4;

/** What a hunting query has in common with an incident and its rule. */
interface Shared {
  readonly types: readonly string[];
  readonly techniques: readonly string[];
  /** Techniques of which only the part before the dot is the same. */
  readonly related: readonly string[];
  readonly tactics: readonly string[];
  /** Actions, objects and watchlists that both queries name. */
  readonly words: readonly string[];
}

type Rule = Pick<RuleFile, "tactics" | "relevantTechniques" | "query">;

/**
 * The hunting queries that may tell more about an incident: those that find an entity type that the incident has, and look for a technique or
 * a tactic of its rule. The best match comes first: most techniques, tactics and rare words that both queries name; of equal ones that which needs
 * nothing more.
 */
export function linkedQueries(
  entityTypes: readonly string[],
  rule: Rule,
  queries: readonly HuntingQueryFile[],
): LinkedQuery[] {
  const rarity = rarityOfWords(queries);
  return queries
    .map((query) => ({ query, shared: sharedWith(entityTypes, rule, query) }))
    .filter(
      ({ shared: { types, techniques, related, tactics } }) =>
        types.length > 0 && techniques.length + related.length + tactics.length > 0,
    )
    .map(({ query, shared }) => ({ query, shared, score: scoreOf(shared, rarity) }))
    .toSorted((one, other) => other.score - one.score || one.query.needs.length - other.query.needs.length)
    .slice(0, mostLinked)
    .map(({ query, shared }) => ({
      slug: query.slug,
      name: query.name,
      question: oneLine(query.question),
      why: sayShared(shared),
      onHit: oneLine(query.onHit),
      needs: query.needs,
      query: query.query.trim(),
    }));
}

/** Texts in quotes that are one word: `"export"`, `"HoneyItems"`. */
const quotedWord = /"([A-Za-z][\w-]{2,})"/gu;

function wordsIn(query: string): ReadonlySet<string> {
  return new Set([...query.matchAll(quotedWord)].map(([, word = ""]) => word));
}

/** How much it says that two queries name a word: the logarithm of one in how many hunting queries names it. */
function rarityOfWords(queries: readonly HuntingQueryFile[]): ReadonlyMap<string, number> {
  const named = Map.groupBy(
    queries.flatMap(({ query }) => [...wordsIn(query)]),
    (word) => word,
  );
  return new Map([...named].map(([word, times]) => [word, Math.log(queries.length / times.length)]));
}

/** Most that words count for: not more than two techniques. */
const mostForWords = 6;

function scoreOf({ techniques, tactics, related, types, words }: Shared, rarity: ReadonlyMap<string, number>): number {
  const forWords = words.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0);
  return (
    3 * techniques.length + tactics.length + related.length + 0.5 * types.length + Math.min(forWords, mostForWords)
  );
}

function sharedWith(entityTypes: readonly string[], rule: Rule, query: HuntingQueryFile): Shared {
  const types = new Set(query.entityMappings.map(({ entityType }) => entityType));
  const techniques = query.relevantTechniques.filter((technique) => rule.relevantTechniques.includes(technique));
  const families = new Set(rule.relevantTechniques.map(familyOf));
  return {
    types: [...types].filter((type) => entityTypes.includes(type)),
    techniques,
    related: query.relevantTechniques.filter(
      (technique) => !techniques.includes(technique) && families.has(familyOf(technique)),
    ),
    tactics: query.tactics.filter((tactic) => rule.tactics.includes(tactic)),
    words: [...wordsIn(query.query).intersection(wordsIn(rule.query))],
  };
}

/** `T1078.004` -> `T1078`. */
function familyOf(technique: string): string {
  return technique.split(".", 1)[0] ?? technique;
}

function sayShared({ types, techniques, related, tactics, words }: Shared): string {
  return [
    `maps ${listed(types)}`,
    ...(techniques.length > 0 ? [`same technique ${listed(techniques)}`] : []),
    ...(related.length > 0 ? [`related technique ${listed(related)}`] : []),
    ...(tactics.length > 0 ? [`same tactic ${listed(tactics)}`] : []),
    ...(words.length > 0 ? [`both name ${listed(words.slice(0, saidWords))}`] : []),
  ].join(", ");
}

const listFormat = new Intl.ListFormat("en-GB", { type: "conjunction" });

function listed(words: readonly string[]): string {
  return listFormat.format(words);
}

import type { EntityAnswer } from "../../../local-cloud/page-server/answers/incidents.ts";
import type { Cell, Column, Result } from "../../server/result.ts";

/** Column that is put before a result: the entities of the incident that a row mentions. */
export const mentionColumn: Column = { name: "In this incident", type: "string" };

/** Shorter names stand in too many texts. */
const shortest = 3;

/** Characters that a name can go on with: `192.0.2.1` is not in `192.0.2.10`. */
const nameCharacter = /[\p{L}\p{N}@._-]/u;

/**
 * A result with the rows first that mention an entity of the incident, and a column that says which. Both parts keep their order. A result without
 * such a row is left as it is.
 */
export function withMentions(
  { columns, rows }: Pick<Result, "columns" | "rows">,
  entities: readonly Pick<EntityAnswer, "name">[],
): { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[]; readonly mentioning: number } {
  const names = [...new Set(entities.map(({ name }) => name).filter((name) => name.length >= shortest))];
  const marked = rows.map((row) => {
    const texts = rowTexts(row, columns);
    return [names.filter((name) => texts.some((text) => mentions(text, name))).join(", "), ...row];
  });
  const [mentioning, others] = [marked.filter(([found]) => found !== ""), marked.filter(([found]) => found === "")];
  if (mentioning.length === 0) return { columns, rows, mentioning: 0 };
  return {
    columns: [mentionColumn, ...columns],
    rows: [...mentioning, ...others],
    mentioning: mentioning.length,
  };
}

/** The texts of a row, and the address that it has in two columns: `AccountName` and `AccountUPNSuffix`. */
function rowTexts(row: readonly Cell[], columns: readonly Column[]): readonly string[] {
  const [name, suffix] = ["AccountName", "AccountUPNSuffix"].map(
    (wanted) => row[columns.findIndex((column) => column.name === wanted)],
  );
  const texts = row.filter((cell) => typeof cell === "string");
  return typeof name === "string" && typeof suffix === "string" ? [...texts, `${name}@${suffix}`] : texts;
}

/** Whether a name stands in a text as a whole, in whatever case: alone, or in a list. */
function mentions(text: string, name: string): boolean {
  const [within, wanted] = [text.toLowerCase(), name.toLowerCase()];
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + 1)) {
    if (!goesOn(within, at - 1, -1) && !goesOn(within, at + wanted.length, 1)) return true;
  }
  return false;
}

/** A full stop at the end of a sentence ends the name before it. */
function goesOn(text: string, at: number, step: 1 | -1): boolean {
  const character = text[at] ?? " ";
  if (character === "." || character === "-") return nameCharacter.test(text[at + step] ?? " ");
  return nameCharacter.test(character);
}

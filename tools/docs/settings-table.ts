import { settings } from "../../src/config.ts";
import type { Setting } from "../../src/config.ts";
import { code, markdownTable } from "./markdown-table.ts";

/** The app settings as a table for the README. */
export function settingsTable(): string {
  const rows = Object.values<Setting>(settings).map(({ name, description, example, defaultText }) => [
    code(name),
    description,
    defaultOf(defaultText),
    code(example),
  ]);
  return markdownTable(["Setting", "What it is", "Default", "Example"], rows);
}

function defaultOf(defaultText: string | undefined): string {
  if (defaultText === undefined) return "must be set";
  return defaultText === "" ? "none" : code(defaultText);
}

import { settings } from "../../src/config.ts";
import type { Setting } from "../../src/config.ts";
import { code, markdownTable } from "./markdown-table.ts";

/** The app settings as a table for the README. */
export function settingsTable(): string {
  const rows = Object.values<Setting>(settings).map((setting) => [
    code(setting.name),
    setting.description,
    defaultOf(setting),
    code(setting.example),
  ]);
  return markdownTable(["Setting", "What it is", "Default", "Example"], rows);
}

function defaultOf({ defaultText, neededByHost = false }: Setting): string {
  if (defaultText === undefined || neededByHost) return "must be set";
  return defaultText === "" ? "none" : code(defaultText);
}

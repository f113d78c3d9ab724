import { expanded, labelOf } from "./values.ts";
import type { Values } from "./values.ts";

/**
 * Markdown with what is chosen in the place of `{TimeRange:label}` or `{OnePerson}`. What comes in is no Markdown: whatever a link to this page has
 * chosen stays the text that it is. A parameter that is not known stays as it is written.
 */
export function expandText(markdown: string, values: Values): string {
  return markdown.replaceAll(/\{(?<name>[A-Z]\w*)(?::(?<format>\w+))?\}/gu, (whole, name: string, format?: string) => {
    if (!values.parameters.some((each) => each.name === name)) return whole;
    return escaped(format === "label" ? labelOf(values, name) : (tried(whole, values) ?? whole));
  });
}

function tried(text: string, values: Values): string | undefined {
  try {
    return expanded(text, values);
  } catch {
    return undefined;
  }
}

/** CommonMark, "Backslash escapes": any ASCII punctuation may have one. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(/[!-/:-@[-`{-~]/gu, String.raw`\$&`);
}

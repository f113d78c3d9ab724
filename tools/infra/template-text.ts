import { templateMembers } from "../../local-cloud/azure/resource-manager/template/template-document.ts";

/** What comes first in a template or a resource, in the order of Microsoft Learn ("Template file structure"); the rest follows by name. */
const FIRST = [
  ...templateMembers,
  "copy",
  "condition",
  "existing",
  "type",
  "apiVersion",
  "subscriptionId",
  "resourceGroup",
  "scope",
  "name",
  "location",
];

/**
 * A compiled template as it is committed: the same text whichever compiler wrote it. Without `metadata._generator`, which
 * names the compiler, and with its keys in an order of their own: the order of keys means nothing in a template.
 */
export function templateText(template: unknown): string {
  return `${JSON.stringify(inOrder(withoutGenerator(template)), undefined, 2)}\n`;
}

/** The template without what names its compiler, in nested templates too. */
export function withoutGenerator(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGenerator);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    key === "metadata" && isRecord(inner) ? rest(inner, "_generator") : withoutGenerator(inner),
  ]);
  // A template whose metadata told of its compiler only has none left.
  return Object.fromEntries(
    entries.filter(([key, inner]) => !(key === "metadata" && isRecord(inner) && Object.keys(inner).length === 0)),
  );
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).toSorted((one, other) => place(one) - place(other) || compareText(one, other));
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key])]));
}

function place(key: string): number {
  const index = FIRST.indexOf(key);
  return index < 0 ? FIRST.length : index;
}

/** By code units: the same on every machine. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function rest(record: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

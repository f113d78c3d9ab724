import { isRecord } from "./template-text.ts";

/** Where two JSON documents differ: one line for each place, such as `resources.vault.name: "a" / "b"`. */
export function differences(one: unknown, other: unknown, at = ""): readonly string[] {
  if (Array.isArray(one) && Array.isArray(other)) {
    return Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
      differences(one[index], other[index], `${at}[${index}]`),
    ).flat();
  }
  if (isRecord(one) && isRecord(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].flatMap((key) => differences(one[key], other[key], at === "" ? key : `${at}.${key}`));
  }
  return one === other ? [] : [`${at === "" ? "(all)" : at}: ${shown(one)} / ${shown(other)}`];
}

function shown(value: unknown): string {
  if (value === undefined) return "absent";
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}

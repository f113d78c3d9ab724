import type { ChangeType } from "@azure/arm-resources";
import { sameId } from "./azure/resource-path.ts";
import { nameResource } from "./azure/resource-words.ts";
import type { PropertyChange, ResourceChange, WhatIf } from "./azure/what-if-answer.ts";

/** What a deployment would do, in words. */
export interface Forecast {
  readonly lines: readonly string[];
  /** Nothing would change, and Azure is sure of it. */
  readonly nothing: boolean;
}

/** How each kind of change reads, in the order in which they are shown. `Ignore`: what stands there and is not in the template. */
const groups = {
  Create: { heading: "New", changes: true, listed: true },
  Modify: { heading: "Changed", changes: true, listed: true },
  Delete: { heading: "Deleted", changes: true, listed: true },
  Deploy: { heading: "Deployed; Azure does not say whether that changes anything", changes: true, listed: true },
  Unsupported: { heading: "Azure cannot tell beforehand", changes: true, listed: true },
  NoChange: { heading: "Stays as it is", changes: false, listed: false },
  Ignore: { heading: "Not ours, not touched", changes: false, listed: false },
} as const satisfies Record<ChangeType, { heading: string; changes: boolean; listed: boolean }>;

const secretType = /\/providers\/Microsoft\.KeyVault\/vaults\/[^/]+\/secrets\//iu;
const secretPath = /(?:^|\.)(?:[a-z]*(?:secret|password|token|connectionstring))$/iu;
const hidden = "*****";
const longestValue = 60;

/** What Azure's what-if answered, grouped, in plain words, without secrets. */
export function forecast({ changes, notes }: Pick<WhatIf, "changes" | "notes">): Forecast {
  const byType = Map.groupBy(changes, ({ changeType }) => changeType);
  const lines: string[] = [];
  let nothing = notes.length === 0;
  for (const [type, { heading, changes: changesSomething, listed }] of Object.entries(groups)) {
    const alike = [...byType].find(([known]) => sameId(known, type))?.[1] ?? [];
    if (alike.length === 0) continue;
    lines.push(`${heading}: ${alike.length}`);
    if (listed) lines.push(...alike.flatMap(sayChange).map((line) => `  ${line}`));
    if (changesSomething) nothing = false;
  }
  for (const note of notes) lines.push(`Note of Azure: ${note}`);
  return { lines, nothing };
}

function sayChange(change: ResourceChange): readonly string[] {
  const { resourceId, delta, unsupportedReason } = change;
  const name = displayNameOf(change);
  const title = `${nameResource(resourceId)}${name === undefined ? "" : ` "${name}"`}`;
  if (typeof unsupportedReason === "string") return [`${title}: ${unsupportedReason}`];
  const secret = secretType.test(resourceId);
  const properties = delta.flatMap((property) => Array.from(sayProperty(property, "", secret)));
  return [title, ...properties.map((line) => `  ${line}`)];
}

/** Rules and workbooks are named by GUIDs; what people know them by stands in them. */
function displayNameOf({ after, before }: ResourceChange): string | undefined {
  const properties = (after ?? before)?.["properties"];
  if (typeof properties !== "object" || properties === null || !("displayName" in properties)) return undefined;
  return typeof properties.displayName === "string" ? properties.displayName : undefined;
}

function* sayProperty(change: PropertyChange, above: string, secret: boolean): Generator<string> {
  const { path, propertyChangeType, before, after, children } = change;
  // Azure sets these itself, whatever is sent.
  if (propertyChangeType === "NoEffect") return;
  const whole = above === "" ? path : `${above}${/^\d+$/u.test(path) ? `[${path}]` : `.${path}`}`;
  if (children !== undefined && children !== null && children.length > 0) {
    for (const child of children) yield* sayProperty(child, whole, secret);
    return;
  }
  const mask = secret || secretPath.test(whole);
  const say = (value: unknown): string => (mask ? hidden : sayValue(value));
  if (propertyChangeType === "Create") yield `+ ${whole}: ${say(after)}`;
  else if (propertyChangeType === "Delete") yield `- ${whole}: ${say(before)}`;
  else yield `~ ${whole}: ${say(before)} -> ${say(after)}`;
}

function sayValue(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}... (${text.length} characters)`;
}

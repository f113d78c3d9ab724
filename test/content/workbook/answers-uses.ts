import type { ItemUsage } from "../../../local-cloud/onepassword/event-shapes.ts";
import { time, timeOf } from "./answers-incident.ts";

/** How many people and service accounts are among the users. */
export function people(uses: readonly ItemUsage[]): number {
  return new Set(uses.map(({ user }) => user.uuid)).size;
}

/** How well somebody knows a secret, as tiles say it. */
export function exposureOf(uses: readonly ItemUsage[]): string {
  if (uses.some(({ action }) => action === "export" || action === "share")) return "exported or shared";
  return uses.some(({ action }) => action === "reveal" || action === "secure-copy") ? "seen or copied" : "used";
}

/** Whether it happened in the time range. */
export function isChosen(event: { readonly timestamp: string }): boolean {
  return Date.parse(event.timestamp) >= time.from && Date.parse(event.timestamp) <= time.to;
}

/** Whether a service account did it. */
export function isMachine({ user }: ItemUsage): boolean {
  return user.email.endsWith("@1passwordserviceaccounts.com");
}

/** An item in a vault. */
export function itemKey({ item_uuid: item, vault_uuid: vault }: ItemUsage): string {
  return `${item} ${vault}`;
}

/** The time of the first (0) or the last (-1) of some events. */
export function edge(uses: readonly ItemUsage[], index: 0 | -1): string {
  return uses.map(timeOf).toSorted().at(index) ?? "";
}

/** Sorts by the last use, the newest first, then by item. */
export function latest(a: { readonly LastUse: string; readonly ItemUuid?: string }, b: typeof a): number {
  return a.LastUse === b.LastUse ? ((a.ItemUuid ?? "") < (b.ItemUuid ?? "") ? -1 : 1) : a.LastUse < b.LastUse ? 1 : -1;
}

/** The last one. @throws Error if there is none */
export function lastOf<T>(list: readonly T[]): T {
  const last = list.at(-1);
  if (last === undefined) throw new Error("There is none.");
  return last;
}

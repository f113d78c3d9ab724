import { useLayoutEffect, useState } from "preact/hooks";

/** Where one is: `#/incidents/4711?status=New` is the view `incidents`, with `["4711"]` below it. */
export interface Place {
  readonly view: string;
  readonly below: readonly string[];
  readonly search: URLSearchParams;
}

/** The place that an address's part behind `#` names. */
export function placeOf(hash: string): Place {
  const [path = "", search = ""] = hash.replace(/^#?\/?/u, "").split("?");
  const [view = "", ...below] = path.split("/").map(decoded);
  return { view, below: below.filter((part) => part !== ""), search: new URLSearchParams(search) };
}

/** A part of an address that somebody wrote by hand may be none. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place, for links: `#/incidents/4711`. */
export function addressOf(
  view: string,
  below: readonly string[] = [],
  search: Readonly<Record<string, string>> = {},
): string {
  const path = [view, ...below].map((part) => encodeURIComponent(part)).join("/");
  const query = new URLSearchParams(search).toString();
  return query === "" ? `#/${path}` : `#/${path}?${query}`;
}

/** Goes there, as a link would: "back" comes back. */
export function go(address: string): void {
  window.location.hash = address;
}

/** Goes there without a step for "back": for filters that change with each letter. */
export function goInPlace(address: string): void {
  window.history.replaceState(undefined, "", address);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

/** Where one is, drawn anew when that changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(window.location.hash));
  useLayoutEffect(() => {
    const look = (): void => setPlace(placeOf(window.location.hash));
    window.addEventListener("hashchange", look);
    // It may have changed between the first drawing and now.
    look();
    return () => window.removeEventListener("hashchange", look);
  }, []);
  return place;
}

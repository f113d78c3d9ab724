import { parseIpv4 } from "../../values/ip-address.ts";
import type { Value } from "../../values/types.ts";
import { type FunctionFamily, raw } from "./define.ts";

/** IPv4 addresses within texts. They must stand between signs that are no letters or digits. */
export const ipSearch: FunctionFamily = {
  has_ipv4: raw(([source, address]) => hasAny(source, [address ?? null], isAddress)),
  has_any_ipv4: raw(([source, ...addresses]) => hasAny(source, addresses, isAddress)),
  has_ipv4_prefix: raw(([source, prefix]) => hasAny(source, [prefix ?? null], isPrefix)),
  has_any_ipv4_prefix: raw(([source, ...prefixes]) => hasAny(source, prefixes, isPrefix)),
};

function isAddress(sought: string): boolean {
  return parseIpv4(sought) !== undefined && !sought.includes("/");
}

/** A whole address, or its beginning with a dot at the end: `127.0.`. */
function isPrefix(sought: string): boolean {
  return isAddress(sought) || /^(?:\d{1,3}\.){1,3}$/u.test(sought);
}

/** An item may be an array. What is no address is never found; neither is an address of which only a part is a valid one. */
function hasAny(source: Value | undefined, sought: readonly Value[], isValid: (sought: string) => boolean): boolean {
  if (typeof source !== "string") {
    return false;
  }
  const wanted = sought
    .flatMap((item): readonly Value[] => (Array.isArray(item) ? item : [item]))
    .filter((item): item is string => typeof item === "string" && isValid(item));
  if (wanted.length === 0) {
    return false;
  }
  const addresses = Array.from(
    source.matchAll(/(?<![\p{L}\p{N}])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}])/gu),
    ([address]) => address,
  ).filter(isAddress);
  return addresses.some((address) =>
    wanted.some((item) => (item.endsWith(".") ? address.startsWith(item) : address === item)),
  );
}

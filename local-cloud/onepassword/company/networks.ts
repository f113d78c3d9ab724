import type { City } from "./places.ts";

/** An address and where it seems to be. */
export type Network = { readonly ip: string; readonly city: City };

/*
 * Every address is from the ranges set aside for documentation: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737)
 * and 2001:db8::/32 (RFC 3849). Who has which part:
 *
 * 203.0.113.1-49      offices          198.51.100.1-99     travellers' hotels and phones
 * 203.0.113.50-99     VPN              198.51.100.200-254  attackers
 * 203.0.113.100-199   build machines   2001:db8:bad::/48   attackers
 * 192.0.2.1-254       homes            2001:db8:1::/48     homes
 */

/** The address that an office's traffic leaves from. */
export function officeNetwork(index: number, city: City): Network {
  return { ip: `203.0.113.${1 + (index % 49)}`, city };
}

/** The address of the VPN's way out in an office's city. */
export function vpnNetwork(index: number, city: City): Network {
  return { ip: `203.0.113.${50 + (index % 50)}`, city };
}

/** The address of a build machine. */
export function buildNetwork(index: number, city: City): Network {
  return { ip: `203.0.113.${100 + (index % 100)}`, city };
}

/** A home's address: every third has IPv6, and beyond 254 people so has everyone, so that no two homes share one. */
export function homeNetwork(index: number, city: City): Network {
  const ip = index % 3 === 2 || index >= 254 ? `2001:db8:1:${(index + 1).toString(16)}::1` : `192.0.2.${1 + index}`;
  return { ip, city };
}

/** A hotel's or phone's address on a trip. */
export function travelNetwork(index: number, city: City): Network {
  return { ip: `198.51.100.${1 + (index % 99)}`, city };
}

/** An address that the company has never seen. */
export function attackerNetwork(index: number, city: City): Network {
  return { ip: index % 4 === 3 ? `2001:db8:bad:${index.toString(16)}::66` : `198.51.100.${200 + (index % 55)}`, city };
}

import type { City } from "./places.ts";

/** An address and where it seems to be. */
export type Network = { readonly ip: string; readonly city: City };

/*
 * Every address is from the ranges set aside for documentation: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737)
 * and 2001:db8::/32 (RFC 3849). Who has which part:
 *
 * 203.0.113.1-49      offices          2001:db8:1::/48     homes
 * 203.0.113.50-99     VPN              2001:db8:2::/48     phones
 * 203.0.113.100-199   build machines   2001:db8:3::/48     hotels and cafés
 * 192.0.2.1-254       homes            2001:db8:bad::/48   attackers
 * 198.51.100.200-254  attackers
 *
 * An address is always in the same city, as geolocation would have it.
 */

/** The address that an office's traffic leaves from. */
export function officeNetwork(index: number, city: City): Network {
  return { ip: `203.0.113.${1 + (index % 49)}`, city };
}

/** The address of the VPN's way out in an office's city. */
export function vpnNetwork(index: number, city: City): Network {
  return { ip: `203.0.113.${50 + (index % 50)}`, city };
}

/** The address of a build machine. Two machines of a job's pool are 50 numbers apart. */
export function buildNetwork(index: number, city: City): Network {
  return { ip: `203.0.113.${100 + (index % 100)}`, city };
}

/** A home's address: every third has IPv6, and beyond 254 people so has everyone, so that no two homes share one. */
export function homeNetwork(index: number, city: City): Network {
  const ip = index % 3 === 2 || index >= 254 ? `2001:db8:1:${hex(index + 1)}::1` : `192.0.2.${1 + index}`;
  return { ip, city };
}

/** A person's phone, away from home. `city` is where its carrier's traffic comes out. */
export function phoneNetwork(index: number, city: City): Network {
  return { ip: `2001:db8:2:${hex(index + 1)}::${city.country.toLowerCase() === "my" ? 2 : 1}`, city };
}

/** The address of a hotel or café on a trip. */
export function travelNetwork(index: number, city: City): Network {
  const place = Math.round((city.latitude + 90) * 100);
  return { ip: `2001:db8:3:${hex(place)}::${hex(1 + (index % 99))}`, city };
}

/** An address that the company has never seen. */
export function attackerNetwork(index: number, city: City): Network {
  return { ip: index % 4 === 3 ? `2001:db8:bad:${hex(index)}::66` : `198.51.100.${200 + (index % 55)}`, city };
}

function hex(number: number): string {
  return number.toString(16);
}

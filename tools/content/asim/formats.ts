import { isIP } from "node:net";

/** Logical types of ASIM whose values have a form ("ASIM schemas", Logical types; ASIM's data tester). */
export type Format =
  | "IP address"
  | "MAC address"
  | "hostname"
  | "domain"
  | "FQDN"
  | "percentage"
  | "latitude"
  | "longitude";

const label = "[_a-zA-Z0-9][_a-zA-Z0-9-]{0,62}";
const hostname = /^[a-zA-Z0-9-]{1,61}$/u;
const macAddress = /^[a-fA-F0-9]{2}(?::[a-fA-F0-9]{2}){5}$/u;
const domain = new RegExp(String.raw`^(?:${label}\.)*[a-zA-Z]{2,63}$`, "u");
const fullName = new RegExp(String.raw`^(?:${label}\.)+[a-zA-Z]{2,63}$`, "u");

/** Whether a value, as text, has the form. */
export const hasFormat: Readonly<Record<Format, (text: string) => boolean>> = {
  "IP address": (text) => isIP(text) !== 0,
  "MAC address": (text) => macAddress.test(text),
  // Where no name is known, the schemas allow the address in its place.
  hostname: (text) => hostname.test(text) || isIP(text) !== 0,
  domain: (text) => domain.test(text),
  FQDN: (text) => fullName.test(text),
  percentage: (text) => within(text, 0, 100),
  latitude: (text) => within(text, -90, 90),
  longitude: (text) => within(text, -180, 180),
};

function within(text: string, from: number, to: number): boolean {
  return Number(text) >= from && Number(text) <= to;
}

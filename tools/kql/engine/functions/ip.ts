import { type IpAddress, ipv4Text, ipv6Text, masked, parseIpv4, parseIpv6 } from "../../values/ip-address.ts";
import type { Value } from "../../values/types.ts";
import { type FunctionFamily, long, raw, type ScalarFunction } from "./define.ts";

type Parse = (text: string) => IpAddress | undefined;
type Bits = 32 | 128;

/** What is no address gives null (an empty text). Of several prefixes, the shortest counts. */
export const ip: FunctionFamily = {
  ...family("ipv4", parseIpv4, 32),
  ...family("ipv6", parseIpv6, 128),
  ipv4_is_private: raw(([address]) => isInAny(address, privateRanges, parseIpv4, 32)),
  ipv4_netmask_suffix: raw(([address]) => {
    const parsed = parsedBy(parseIpv4, address);
    return parsed === undefined ? null : BigInt(parsed.prefix);
  }),
  ipv4_range_to_cidr_list: raw(([first, last]) => {
    const [start, end] = [parsedBy(parseIpv4, first), parsedBy(parseIpv4, last)];
    return start === undefined || end === undefined ? null : cidrList(start.value, end.value);
  }),
  parse_ipv4: raw(([address]) => networkOf(address, 32n, parseIpv4, 32) ?? null),
  parse_ipv4_mask: raw(([address, prefix]) => networkOf(address, prefix, parseIpv4, 32) ?? null),
  parse_ipv6: raw(([address]) => textOrEmpty(networkOf(address, 128n, parseIpv6, 128), ipv6Text)),
  parse_ipv6_mask: raw(([address, prefix]) => textOrEmpty(networkOf(address, prefix, parseIpv6, 128), ipv6Text)),
  format_ipv4: raw(([address, prefix = 32n]) =>
    textOrEmpty(networkOf(inText(address), prefix, parseIpv4, 32), ipv4Text),
  ),
  format_ipv4_mask: raw(([address, prefix = 32n]) => {
    const text = inText(address);
    const network = networkOf(text, prefix, parseIpv4, 32);
    const own = parsedBy(parseIpv4, text)?.prefix ?? 32;
    return textOrEmpty(network, (value) => `${ipv4Text(value)}/${Math.min(own, Number(prefix))}`);
  }),
};

const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** The functions that both kinds have. A prefix of the IPv6 functions counts in 128 bits, for IPv4 addresses too (not confirmed for those). */
function family(name: string, parse: Parse, bits: Bits): Readonly<Record<string, ScalarFunction>> {
  return {
    [`${name}_compare`]: raw(([one, other, prefix]) => compareNetworks(one, other, prefix, parse, bits)),
    [`${name}_is_match`]: raw(([one, other, prefix]) => {
      const order = compareNetworks(one, other, prefix, parse, bits);
      return order === null ? null : order === 0n;
    }),
    [`${name}_is_in_range`]: raw(([address, range]) => isInAny(address, [range ?? ""], parse, bits)),
    // A range that is none counts only when no other one matches (not confirmed).
    [`${name}_is_in_any_range`]: raw(([address, ...ranges]) =>
      isInAny(
        address,
        ranges.flatMap((range): readonly Value[] => (Array.isArray(range) ? range : [range])),
        parse,
        bits,
      ),
    ),
  };
}

function parsedBy(parse: Parse, value: Value | undefined): IpAddress | undefined {
  return typeof value === "string" ? parse(value) : undefined;
}

function compareNetworks(
  one: Value | undefined,
  other: Value | undefined,
  prefix: Value | undefined,
  parse: Parse,
  bits: Bits,
): bigint | null {
  const [left, right] = [parsedBy(parse, one), parsedBy(parse, other)];
  const wanted = prefix === undefined ? bits : prefixOf(prefix, bits);
  if (left === undefined || right === undefined || wanted === undefined) {
    return null;
  }
  const length = Math.min(left.prefix, right.prefix, wanted);
  const [first, second] = [masked(left.value, length, bits), masked(right.value, length, bits)];
  return first === second ? 0n : first < second ? -1n : 1n;
}

function isInAny(address: Value | undefined, ranges: readonly Value[], parse: Parse, bits: Bits): boolean | null {
  const orders = new Set(ranges.map((range) => compareNetworks(address, range, undefined, parse, bits)));
  return orders.has(0n) ? true : orders.has(null) ? null : false;
}

/** The address with only the bits that its own prefix and the given one leave. */
function networkOf(
  address: Value | undefined,
  prefix: Value | undefined,
  parse: Parse,
  bits: Bits,
): bigint | undefined {
  const [parsed, wanted] = [parsedBy(parse, address), prefixOf(prefix ?? null, bits)];
  return parsed === undefined || wanted === undefined
    ? undefined
    : masked(parsed.value, Math.min(parsed.prefix, wanted), bits);
}

function prefixOf(value: Value, bits: Bits): number | undefined {
  const prefix = long(value, "long");
  return prefix !== null && prefix >= 0n && prefix <= BigInt(bits) ? Number(prefix) : undefined;
}

function textOrEmpty(value: bigint | undefined, write: (value: bigint) => string): string {
  return value === undefined ? "" : write(value);
}

/** An IPv4 address may be given as its number. */
function inText(address: Value | undefined): Value {
  const number = typeof address === "string" ? null : long(address ?? null, "long");
  return number === null ? (address ?? null) : number >= 0n && number < 2n ** 32n ? ipv4Text(number) : "";
}

/** The fewest networks that are the range exactly: each the largest that begins there and does not go past the end. */
function cidrList(start: bigint, end: bigint): Value {
  const found: string[] = [];
  for (let at = start; at <= end;) {
    let prefix = 32;
    while (prefix > 0 && masked(at, prefix - 1, 32) === at && at + (1n << BigInt(33 - prefix)) - 1n <= end) {
      prefix--;
    }
    found.push(`${ipv4Text(at)}/${prefix}`);
    at += 1n << BigInt(32 - prefix);
  }
  return found;
}

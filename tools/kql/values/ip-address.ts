/** An address as a number, and how many of its leading bits count. */
export interface IpAddress {
  readonly value: bigint;
  readonly prefix: number;
}

const mapped = 0xffffn << 32n;

/** `192.168.1.1`, `10.0.0.0/8`. Undefined when it is none. */
export function parseIpv4(text: string): IpAddress | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/u.exec(text.trim());
  const parts = match?.slice(1, 5).map(Number);
  const prefix = Number(match?.[5] ?? 32);
  if (parts === undefined || parts.some((part) => part > 255) || prefix > 32) {
    return undefined;
  }
  return { value: BigInt(parts.reduce((sum, part) => sum * 256 + part, 0)), prefix };
}

/**
 * `fe80::1`, `fe80::1/64`, an IPv4 address, or one at the end (`::192.168.1.1`). IPv4 addresses are `::ffff:0:0/96`, and their prefixes
 * count from there.
 */
export function parseIpv6(text: string): IpAddress | undefined {
  const [address = "", prefixText, ...more] = text.trim().split("/");
  if (more.length > 0 || (prefixText !== undefined && !/^\d{1,3}$/u.test(prefixText))) {
    return undefined;
  }
  const own = prefixText === undefined ? undefined : Number(prefixText);
  const short = parseIpv4(/^(?:::(?:ffff:)?)?(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1] ?? "");
  if (short !== undefined) {
    return (own ?? 32) <= 32 ? { value: mapped | short.value, prefix: (own ?? 32) + 96 } : undefined;
  }
  const value = groupsOf(address);
  return value === undefined || (own ?? 128) > 128 ? undefined : { value, prefix: own ?? 128 };
}

function groupsOf(address: string): bigint | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/u.exec(address);
  const last = tail === null ? undefined : parseIpv4(tail[2] ?? "");
  if (tail !== null && last === undefined) {
    return undefined;
  }
  const text =
    last === undefined ? address : `${tail?.[1] ?? ""}${hex(last.value >> 16n)}:${hex(last.value & 0xffffn)}`;
  const halves = text.split("::");
  const [head = [], rest = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - rest.length;
  const isComplete = halves.length === 1 ? missing === 0 : halves.length === 2 && missing > 0;
  const groups = [...head, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...rest];
  return isComplete && groups.every((group) => /^[\da-f]{1,4}$/iu.test(group))
    ? BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`)
    : undefined;
}

function hex(value: bigint): string {
  return value.toString(16);
}

/** Only the leading bits of a number of so many bits; the rest is 0. */
export function masked(value: bigint, prefix: number, bits: 32 | 128): bigint {
  const rest = BigInt(bits - prefix);
  return (value >> rest) << rest;
}

export function ipv4Text(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join(".");
}

/** Eight groups of four digits, nothing left out: `0000:0000:0000:0000:0000:ffff:c0a8:ff00`. */
export function ipv6Text(value: bigint): string {
  return value
    .toString(16)
    .padStart(32, "0")
    .replaceAll(/(.{4})(?=.)/gu, "$1:");
}

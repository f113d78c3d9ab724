/**
 * `uniqueString`: a 64 bit hash of the arguments, joined with `-`, as 13 letters of base 32.
 *
 * Microsoft does not describe the hash. It is a 64 bit relative of MurmurHash3 (two lanes of 32 bits with the constants
 * of its x86 128 bit variant), as several public re-implementations of the package Azure.Deployments.Expression agree;
 * known values: Stack Overflow question 43295720, and the tests of public projects that compare with deployed templates.
 */
export function uniqueString(parts: readonly string[]): string {
  const hash = murmurHash64(Buffer.from(parts.join("-"), "utf8"));
  return Array.from({ length: 13 }, (_, at) =>
    letters.charAt(Number(BigInt.asUintN(64, hash << BigInt(at * 5)) >> 59n)),
  ).join("");
}

const letters = "abcdefghijklmnopqrstuvwxyz234567";

const c1 = 0x239b961b;
const c2 = 0xab0e9789;

/** The hash as an unsigned integer of 64 bits. */
function murmurHash64(data: Uint8Array): bigint {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let low = 0;
  let high = 0;
  let at = 0;
  for (; at + 8 <= data.length; at += 8) {
    low = Math.imul(rotate(low ^ mixLow(view.getUint32(at, true)), 19) + high, 5) + 0x561ccd1b;
    high = Math.imul(rotate(high ^ mixHigh(view.getUint32(at + 4, true)), 13) + low, 5) + 0x0bcaa747;
  }
  if (at < data.length) low ^= mixLow(upToFourBytes(data, at));
  if (at + 4 < data.length) high ^= mixHigh(upToFourBytes(data, at + 4));

  low ^= data.length;
  high ^= data.length;
  low = (low + high) | 0;
  high = (high + low) | 0;
  low = avalanche(low);
  high = avalanche(high);
  low = (low + high) | 0;
  high = (high + low) | 0;
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

function mixLow(word: number): number {
  return Math.imul(rotate(Math.imul(word, c1), 15), c2);
}

function mixHigh(word: number): number {
  return Math.imul(rotate(Math.imul(word, c2), 17), c1);
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Little endian; bytes behind the end count as zero. */
function upToFourBytes(data: Uint8Array, start: number): number {
  return data.subarray(start, start + 4).reduce((word, byte, at) => word | (byte << (8 * at)), 0);
}

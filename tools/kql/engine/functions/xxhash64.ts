const first = 0x9e3779b185ebca87n;
const second = 0xc2b2ae3d27d4eb4fn;
const third = 0x165667b19e3779f9n;
const fourth = 0x85ebca77c2b2ae63n;
const fifth = 0x27d4eb2f165667c5n;

/** XXH64 with seed 0, as a signed number (the xxHash specification, "XXH64 algorithm description"). */
export function xxhash64(bytes: Buffer): bigint {
  let at = 0;
  let hash = fifth;
  if (bytes.length >= 32) {
    const lanes = [bits(first + second), second, 0n, bits(-first)];
    for (; at + 32 <= bytes.length; at += 32) {
      for (const [index, lane] of lanes.entries()) {
        lanes[index] = mix(lane, bytes.readBigUInt64LE(at + 8 * index));
      }
    }
    const turns = [1n, 7n, 12n, 18n];
    hash = bits(lanes.reduce((sum, lane, index) => sum + turn(lane, turns[index] ?? 0n), 0n));
    hash = lanes.reduce((merged, lane) => bits((merged ^ mix(0n, lane)) * first + fourth), hash);
  }
  hash = bits(hash + BigInt(bytes.length));
  for (; at + 8 <= bytes.length; at += 8) {
    hash = bits(turn(hash ^ mix(0n, bytes.readBigUInt64LE(at)), 27n) * first + fourth);
  }
  if (at + 4 <= bytes.length) {
    hash = bits(turn(hash ^ bits(BigInt(bytes.readUInt32LE(at)) * first), 23n) * second + third);
    at += 4;
  }
  for (; at < bytes.length; at++) {
    hash = bits(turn(hash ^ bits(BigInt(bytes.readUInt8(at)) * fifth), 11n) * first);
  }
  hash = bits((hash ^ (hash >> 33n)) * second);
  hash = bits((hash ^ (hash >> 29n)) * third);
  return BigInt.asIntN(64, hash ^ (hash >> 32n));
}

function bits(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

function turn(value: bigint, by: bigint): bigint {
  return bits(value << by) | (value >> (64n - by));
}

function mix(lane: bigint, input: bigint): bigint {
  return bits(turn(bits(lane + input * second), 31n) * first);
}

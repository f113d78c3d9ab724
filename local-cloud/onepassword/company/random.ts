import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { JumpableRandomGenerator } from "pure-rand/types/JumpableRandomGenerator";

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const upperPairs = Array.from({ length: 1024 }, (_, n) => base32.charAt(n >>> 5) + base32.charAt(n & 31));
const lowerPairs = upperPairs.map((pair) => pair.toLowerCase());

/**
 * Random choices that follow from four whole numbers alone. Each event draws from its own `Random`, so that an
 * event is the same whatever was generated before it.
 */
export class Random {
  readonly #generator: JumpableRandomGenerator;

  constructor(a: number, b: number, c = 0, d = 0) {
    // Each word also depends on those before it: different numbers always give different states, and near numbers far ones.
    const first = scramble(a ^ 0x9e37_79b9);
    const second = scramble(b ^ first);
    const third = scramble(c ^ second);
    const fourth = scramble(d ^ third);
    this.#generator = xoroshiro128plusFromState([fourth, third, second, first]);
    this.#generator.next();
    this.#generator.next();
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** A number from `from` up to but not including `to`. */
  between(from: number, to: number): number {
    return from + uniformFloat64(this.#generator) * (to - from);
  }

  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean {
    return this.#generator.next() + 0x8000_0000 < probability * 0x1_0000_0000;
  }

  /** A whole number whose mean is `mean`: the number below it or the one above. */
  count(mean: number): number {
    const whole = Math.floor(mean);
    return whole + (this.chance(mean - whole) ? 1 : 0);
  }

  /** One of a list. @throws RangeError if the list is empty. */
  pick<T>(list: readonly T[]): T {
    const value = list.length === 0 ? undefined : list[this.int(0, list.length - 1)];
    if (value === undefined) throw new RangeError("Nothing to pick from.");
    return value;
  }

  /** A list in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, key: this.#generator.next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ value }) => value);
  }

  /** A uuid as events, users and sessions have them: 26 upper-case base32 characters. */
  upperUuid(): string {
    return this.#uuid(upperPairs);
  }

  /** A uuid as vaults, items, devices and groups have them: 26 lower-case base32 characters. */
  lowerUuid(): string {
    return this.#uuid(lowerPairs);
  }

  #uuid(pairs: readonly string[]): string {
    const generator = this.#generator;
    let uuid = "";
    for (let word = 0; word < 4; word++) {
      const bits = generator.next();
      uuid += `${pairs[bits & 1023]}${pairs[(bits >>> 10) & 1023]}${pairs[(bits >>> 20) & 1023]}`;
    }
    return `${uuid}${pairs[generator.next() & 1023]}`;
  }
}

/** Something to choose, and how often compared with the rest of its table. */
export type Weighted<T> = readonly [weight: number, value: T];

/** Chooses from a table by weight. @throws RangeError if the table is empty. */
export function chooser<T>(table: readonly Weighted<T>[]): (random: Random) => T {
  const total = table.reduce((sum, [weight]) => sum + weight, 0);
  const last = table.at(-1);
  if (last === undefined) throw new RangeError("Nothing to choose from.");
  return (random) => {
    let left = random.between(0, total);
    for (const [weight, value] of table) {
      left -= weight;
      if (left < 0) return value;
    }
    return last[1];
  };
}

function scramble(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0_aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a_2d97);
  return x ^ (x >>> 15);
}

/** Numbers pairs of whole numbers from 0 up, in the order in which they were first seen. */
export interface PairNumbers {
  /** The number of a pair; a new one when the pair is new and `add` is set, else -1. */
  of(first: number, second: number, add: boolean): number;
}

const firstCapacity = 64;
const empty = -1;

/**
 * A hash table with open addressing. A `Map` would need one key for both, and one that is no small integer is kept on the heap: with a
 * hundred thousand groups that took most of the time of a `summarize`.
 */
export function createPairNumbers(): PairNumbers {
  let slots = new Int32Array(firstCapacity).fill(empty);
  let firsts = new Int32Array(firstCapacity / 2);
  let seconds = new Int32Array(firstCapacity / 2);
  let size = 0;

  /** Where the pair is, or would be. */
  function slotOf(first: number, second: number): number {
    const mask = slots.length - 1;
    let slot = hashOf(first, second) & mask;
    for (let number = at(slots, slot); number !== empty; number = at(slots, slot)) {
      if (firsts[number] === first && seconds[number] === second) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function grow(): void {
    [firsts, seconds] = [twice(firsts), twice(seconds)];
    slots = new Int32Array(slots.length * 2).fill(empty);
    for (let number = 0; number < size; number++) slots[slotOf(at(firsts, number), at(seconds, number))] = number;
  }

  return {
    of(first, second, add) {
      const slot = slotOf(first, second);
      const known = at(slots, slot);
      if (known !== empty || !add) return known;
      firsts[size] = first;
      seconds[size] = second;
      slots[slot] = size;
      size += 1;
      // Never more than half full, so that a free slot is near.
      if (size === firsts.length) grow();
      return size - 1;
    },
  };
}

/** Spreads pairs that lie close together (multipliers of MurmurHash3's and of Fibonacci hashing). */
function hashOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? empty;
}

function twice(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

import type { JoinKey } from "../../plan/nodes/combining.ts";
import { noRow } from "../../tables/column.ts";
import { columnOf, selectRows, type Table } from "../../tables/table.ts";
import { type IpAddress, masked, parseIpv4, parseIpv6 } from "../../values/ip-address.ts";
import { compile } from "../compile.ts";
import type { Evaluator } from "../functions/define.ts";
import { createGrouper } from "../group-rows.ts";
import type { Implementations } from "../operator.ts";
import type { Runtime } from "../runtime.ts";

const parsers = { 32: parseIpv4, 128: parseIpv6 };

/** Rows by network: the prefix's length, then the bits that count. */
type Networks = Map<number, Map<bigint, number[]>>;

/**
 * An address matches each network that holds it, in the order of the right table; of a network as an address the shorter prefix
 * counts, as in `ipv4_is_match`. (That all networks of several match, and networks as addresses, are not confirmed.)
 */
export const ipLookupOperators = {
  async "ip-lookup"(node, { inputs: [left, right], runtime }) {
    if (left === undefined || right === undefined) {
      throw new Error("A look-up of addresses has two inputs.");
    }
    const addresses = await addressesOf(compile(node.address, left, runtime), left, node.bits, runtime);
    const networks = await addressesOf(compile(node.network, right, runtime), right, node.bits, runtime);
    const index = indexOf(networks, node.bits);
    const isEqual = equalKeys(node.equal, left, right, runtime);
    const [leftRows, rightRows]: [number[], number[]] = [[], []];
    for (const [row, address] of addresses.entries()) {
      if ((row & 0x3ff) === 0) {
        await runtime.breathe();
        runtime.checkRows(leftRows.length);
      }
      const found =
        address === undefined ? [] : lookUp(address, index, node.bits).filter((other) => isEqual(row, other));
      for (const other of found.length === 0 && node.keepsUnmatched ? [noRow] : found) {
        leftRows.push(row);
        rightRows.push(other);
      }
    }
    const sides = {
      left: selectRows(left, Uint32Array.from(leftRows)),
      right: selectRows(right, Uint32Array.from(rightRows)),
    };
    const columns = node.outputs.map(({ side, name }) => columnOf(sides[side], name));
    return { schema: node.columns, columns, rows: leftRows.length };
  },
} satisfies Implementations;

async function addressesOf(
  evaluate: Evaluator,
  table: Table,
  bits: keyof typeof parsers,
  runtime: Runtime,
): Promise<(IpAddress | undefined)[]> {
  const addresses: (IpAddress | undefined)[] = [];
  for (let row = 0; row < table.rows; row++) {
    if ((row & 0x3fff) === 0) {
      await runtime.breathe();
    }
    const value = evaluate(row);
    addresses.push(typeof value === "string" ? parsers[bits](value) : undefined);
  }
  return addresses;
}

function indexOf(networks: readonly (IpAddress | undefined)[], bits: keyof typeof parsers): Networks {
  const index: Networks = new Map();
  for (const [row, network] of networks.entries()) {
    if (network !== undefined) {
      const ofLength = index.get(network.prefix) ?? new Map<bigint, number[]>();
      index.set(network.prefix, ofLength);
      const key = masked(network.value, network.prefix, bits);
      const rows = ofLength.get(key) ?? [];
      ofLength.set(key, rows);
      rows.push(row);
    }
  }
  return index;
}

function lookUp({ value, prefix }: IpAddress, index: Networks, bits: keyof typeof parsers): number[] {
  const found = Array.from(index, ([length, networks]) => {
    if (length <= prefix) {
      return networks.get(masked(value, length, bits)) ?? [];
    }
    const wanted = masked(value, prefix, bits);
    return Array.from(networks)
      .filter(([network]) => masked(network, prefix, bits) === wanted)
      .flatMap(([, rows]) => rows);
  });
  return found.flat().toSorted((one, other) => one - other);
}

/** Whether a left and a right row have the same values in all extra keys. A null equals nothing. */
function equalKeys(
  keys: readonly JoinKey[],
  left: Table,
  right: Table,
  runtime: Runtime,
): (row: number, other: number) => boolean {
  if (keys.length === 0) {
    return () => true;
  }
  const grouper = createGrouper(keys.length);
  const ofLeft = keys.map((key) => compile(key.left, left, runtime));
  const ofRight = keys.map((key) => compile(key.right, right, runtime));
  const group = (evaluators: readonly Evaluator[], row: number) =>
    evaluators.some((evaluate) => evaluate(row) === null) ? undefined : grouper.group(row, evaluators, true);
  return (row, other) => {
    const wanted = group(ofLeft, row);
    return wanted !== undefined && wanted === group(ofRight, other);
  };
}

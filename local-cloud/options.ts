import { parseArgs } from "node:util";
import { type Placement, placements } from "./azure/tenant.ts";
import { namedFaults } from "./named-faults.ts";
import { attacks } from "./onepassword/attacks/attacks.ts";

/** What `npm start` was asked for. */
export interface StartOptions {
  /** Drain once, count, and end. */
  readonly once: boolean;
  readonly users: number;
  /** Days of history at the start. */
  readonly days: number;
  readonly seed: number;
  /** Names of the attacks that are played. */
  readonly attacks: readonly string[];
  /** Name of a set of faults, or none. */
  readonly faults: keyof typeof namedFaults | undefined;
  /** Where the customer's workspace is, seen from the connector's resource group. */
  readonly workspace: Placement;
  /** Port of the page, and of the workspace's query endpoint; 0 for any. */
  readonly port: number;
}

/** What is wrong with the command line; the message is for whoever typed it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const faultLines = Object.entries(namedFaults).map(
  ([name, { description }]) => `      ${name.padEnd(20)} ${description}`,
);

const attackLines = wrapped(attacks.map(({ name }) => name));

/** What `npm start -- --help` prints. */
export const usage = `npm start -- [options]
  Deploys the template and runs the connector against a generated company, with 1Password and Azure played on this machine.
  Serves a page on 127.0.0.1 that shows it all, until Ctrl-C; its address is printed.

  --once              drain what is there, count it, and end
  --users N           people in the company (default 60, at most 3000)
  --days N            days of history (default 14: as far as rules look back; at most 100)
  --seed N            another company (default 1)
  --attack NAME       an attack on the company, or all, or none (default all): in its last day, and again while one looks on
${attackLines.join("\n")}
  --workspace WHERE   where the workspace is: ${Object.keys(placements).join(", ")} (default same-group)
  --port N            port of the page on loopback (default: any)
  --faults NAME       what goes wrong:
${faultLines.join("\n")}`;

/**
 * Reads the command line.
 * @throws UsageError that says what is wrong.
 */
export function readOptions(args: readonly string[]): StartOptions | "help" {
  const values = parse(args);
  if (values.help === true) return "help";
  return {
    once: values.once ?? false,
    users: wholeNumber("--users", values.users ?? "60", { from: 2, to: 3_000 }),
    days: wholeNumber("--days", values.days ?? "14", { from: 1, to: 100 }),
    seed: wholeNumber("--seed", values.seed ?? "1", { from: 0, to: 2 ** 31 - 1 }),
    attacks: knownAttacks(values.attack ?? "all"),
    port: wholeNumber("--port", values.port ?? "0", { from: 0, to: 65_535 }),
    workspace: knownPlacement(values.workspace ?? "same-group"),
    faults: values.faults === undefined ? undefined : knownFaults(values.faults),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: "boolean" },
        users: { type: "string" },
        days: { type: "string" },
        seed: { type: "string" },
        attack: { type: "string" },
        faults: { type: "string" },
        workspace: { type: "string" },
        port: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function wholeNumber(
  option: string,
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= to) return number;
  throw new UsageError(`${option} takes a whole number from ${from} to ${to}, not ${text}.`);
}

function knownAttacks(name: string): readonly string[] {
  const names = attacks.map((attack) => attack.name);
  if (name === "all") return names;
  if (name === "none") return [];
  if (names.includes(name)) return [name];
  throw new UsageError(`There is no attack called ${name}. There are: ${names.join(", ")}; all and none.`);
}

/** Names in lines that a terminal has room for. */
function wrapped(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1) ?? "";
    if (last === "" || last.length + name.length > 110) lines.push(`      ${name}`);
    else lines[lines.length - 1] = `${last}, ${name}`;
  }
  return lines;
}

function knownFaults(name: string): keyof typeof namedFaults {
  if (isKnown(name)) return name;
  throw new UsageError(`There are no faults called ${name}. There are: ${Object.keys(namedFaults).join(", ")}.`);
}

function knownPlacement(name: string): Placement {
  if (isPlacement(name)) return name;
  throw new UsageError(`--workspace takes one of ${Object.keys(placements).join(", ")}, not ${name}.`);
}

function isPlacement(name: string): name is Placement {
  return Object.hasOwn(placements, name);
}

function isKnown(name: string): name is keyof typeof namedFaults {
  return Object.hasOwn(namedFaults, name);
}

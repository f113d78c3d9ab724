import { fileURLToPath } from "node:url";
import { createWorld } from "./detections/world.ts";
import { companyWatchlists, measureHunting } from "./hunting.ts";
import { wholeNumber } from "./whole-number.ts";
import { measureWorkbook } from "./workbook.ts";

/** Options of `npm run bench -- --content`, as they were typed. */
interface ContentArguments {
  readonly people?: string | undefined;
  readonly days?: string | undefined;
  readonly seed?: string | undefined;
  readonly json?: boolean | undefined;
}

const dayMs = 86_400_000;
/** A Monday. */
const from = Date.UTC(2026, 2, 2);
/** Longest time of a query that a person waits for, in seconds. */
const goal = 2;
const shown = 10;

/** Times every hunting query and every query of the workbook, and prints the slowest. The exit code tells whether the goal is met. */
export async function benchContent({ people, days, seed, json }: ContentArguments): Promise<void> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const company = {
    people: wholeNumber("people", people, 500),
    days: wholeNumber("days", days, 30),
    seed: wholeNumber("seed", seed, 1),
  };
  const time = { from, to: from + company.days * dayMs };
  console.error("A company ...");
  const { asDeployed } = await createWorld(root, {
    ...company,
    from,
    before: 0,
    keepsRaw: true,
    watchlists: (whose) => companyWatchlists(whose, time.to - dayMs),
  });
  console.error("Hunting queries ...");
  const hunts = await measureHunting(root, asDeployed, time);
  console.error("Workbook ...");
  const tiles = await measureWorkbook(root, asDeployed, time);
  const all = [...hunts, ...tiles].toSorted((one, other) => other.seconds - one.seconds);
  if (json === true) console.log(JSON.stringify(all, undefined, 2));
  else {
    console.log(
      `${all.length} queries over ${company.days} days of ${company.people} people; the slowest (goal: ${goal} s):`,
    );
    for (const { query, seconds, rows } of all.slice(0, shown))
      console.log(`${seconds.toFixed(2).padStart(6)} s  ${String(rows).padStart(7)} rows  ${query}`);
  }
  if (all.some(({ seconds }) => seconds > goal)) process.exitCode = 1;
}

import { measureDetections } from "./detections/measure.ts";
import { judge, reportLines } from "./detections/report.ts";
import { wholeNumber } from "./whole-number.ts";

/** Options of `npm run bench -- --detections`, as they were typed. */
export interface DetectionArguments {
  readonly people?: string | undefined;
  readonly days?: string | undefined;
  readonly seed?: string | undefined;
  readonly rules?: string | undefined;
  readonly exact?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Measures false positives and misses of the rules, and prints them. The exit code tells whether the goals are met. */
export async function benchDetections({ people, days, seed, rules, exact, json }: DetectionArguments): Promise<void> {
  const detections = await measureDetections({
    people: wholeNumber("people", people, 500),
    days: wholeNumber("days", days, 30),
    seed: wholeNumber("seed", seed, 1),
    rules: rules?.split(","),
    isExact: exact,
    say: (line) => console.error(line),
  });
  const verdict = judge(detections);
  if (json === true) console.log(JSON.stringify({ ...detections, verdict }, undefined, 2));
  else for (const line of reportLines(detections)) console.log(line);
  if (!verdict.isGood) process.exitCode = 1;
}

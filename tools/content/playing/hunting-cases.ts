import type { DatabaseSchema } from "../../kql/language/schema.ts";
import type { HuntingQueryFile } from "../files/hunting-query-file.ts";
import { compareRows, runHunt, textRows } from "./hunting-rows.ts";
import { createPlayedDatabases } from "./played-database.ts";
import type { PlayedCase } from "./played-case.ts";
import { playedEvents } from "./played-events.ts";

/** Gives the tests in a hunting query's file. For many queries, so that what they share is bound once. */
export function createHuntingCases(content: DatabaseSchema): (hunt: HuntingQueryFile) => PlayedCase[] {
  const databaseFor = createPlayedDatabases(content);
  return (hunt) =>
    hunt.tests.map((given) => ({
      name: given.name,
      async run() {
        const { knobs, rows } = given;
        const database = databaseFor(given, playedEvents({ ...given, alerts: [] }));
        return compareRows(rows, textRows(await runHunt(hunt, database, { knobs })));
      },
    }));
}

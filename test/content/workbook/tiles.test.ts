import { describe, expect, test } from "vitest";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { staleContent } from "../../../tools/content/generated-content.ts";
import { workbookSchema } from "../../../tools/content/workbook/sentinel-tables.ts";
import { workbookProblems } from "../../../tools/content/workbook/workbook-problems.ts";
import { mostActive, shownQueries } from "../../../tools/bench/workbook.ts";
import { prepareQuery } from "../../../tools/kql/engine/run-query.ts";
import type { Table } from "../../../tools/kql/tables/table.ts";
import { tableFromRows } from "../../../tools/kql/tables/table.ts";
import { watchlistColumns } from "../../../tools/kql/language/schema.ts";
import { run } from "../../kql/running.ts";
import { expanded, root, shownCompany, time, workbook } from "./shown-company.ts";

const company = await shownCompany("impossible-travel-session");
const queries = shownQueries(workbook);
const schema = workbookSchema(contentSchema(root));
const people = (await company.rows("parameters/people.kql")).map(({ value }) => String(value));
const active = await mostActive(workbook, company.view, { time });

/** What shows nothing in this company, but where such a thing happens. */
const elsewhere: Readonly<Record<string, string>> = {
  "workbook/administration/security.kql": "sso-takeover",
  "workbook/administration/recoveries.kql": "recovery-abuse",
  "workbook/administration/service-accounts.kql": "service-account-token-used-after-revocation",
  "workbook/administration/people.kql": "guest-promoted-then-share",
  "workbook/service-accounts/new-networks.kql": "service-account-token-from-new-network",
  "workbook/health/errors.kql": "log-evasion",
  "workbook/person/travel.kql": "impossible-travel-session",
  "workbook/item/taken.kql": "impossible-travel-session",
  "workbook/leaver/taken.kql": "leaver-bulk-reveal",
  "workbook/leaver/afterwards.kql": "offline-use-after-suspension",
};

/** What needs tables that only Sentinel fills, rows of watchlists, or rights that were given: alerts.test.ts and others fill those. */
const silent: ReadonlySet<string> = new Set([
  "workbook/overview/incidents.kql",
  "workbook/overview/alerts.kql",
  "workbook/health/volume.kql",
  "workbook/items-and-vaults/sensitive.kql",
  "workbook/item/listed.kql",
  "workbook/leaver/access.kql",
  // No job is older than the company.
  "workbook/service-accounts/quiet.kql",
]);

/** A table or watchlist without rows. */
function empty(name: string): Table | undefined {
  const table = schema.tables.find((each) => each.name === name);
  const list = schema.watchlists.find(({ alias }) => name.includes(`'${alias}'`));
  const columns = table?.columns ?? (list === undefined ? undefined : watchlistColumns(list));
  return columns === undefined ? undefined : tableFromRows(columns, []);
}

describe("the workbook", () => {
  test("has queries that bind, with and without watchlists, and columns that fit how they are shown", () => {
    expect(workbookProblems(workbook, contentSchema(root))).toEqual([]);
  });

  test("is deployed as it is written", async () => {
    const own = new Set(["infra/content/workbooks.json", "workbook/README.md"]);
    const stale = await staleContent(root, false);
    expect(stale.filter((file) => own.has(file))).toEqual([]);
  });
});

describe("each query of the workbook", () => {
  test.each(queries)("$file runs where nothing is, and where only one person and item are chosen", async (query) => {
    const text = expanded(query.text, { time });
    await expect(prepareQuery(text, schema).run({ table: empty }, { now: time.to })).resolves.toBeDefined();
  });

  test.each(queries)(
    "$file runs over a company, for all, and for several people, accounts and countries",
    async (query) => {
      // Held against the binder's columns, in names, types and values.
      const { from, to } = query.ownTimeMs === undefined ? time : { from: time.to - query.ownTimeMs, to: time.to };
      const text = expanded(query.text, { time, values: active });
      const seen = company.view({ from, to, arrivedBy: to });
      const database = {
        schema: workbookSchema(seen.schema),
        table: (name: string) => seen.table(name) ?? empty(name),
      };
      const all = await run(text, database, { now: to });
      const values = { ...active, Account: ["NOSUCH", "ACCOUNT"], Person: people.slice(0, 3), Country: ["NL", "DE"] };
      const some = await prepareQuery(expanded(query.text, { time, values }), database.schema).run(database, {
        now: to,
      });
      expect(some.schema).toEqual(all.schema);
      expect([query.file, all.rows > 0]).toEqual([query.file, !silent.has(query.file) && !(query.file in elsewhere)]);
    },
  );

  test.each(Object.entries(elsewhere))("%s shows rows where %s happened", async (file, attack) => {
    const attacked = await shownCompany(attack);
    const { values, range } = attacked.struck;
    expect((await attacked.rows(file.replace("workbook/", ""), values, range)).length).toBeGreaterThan(0);
  });
});

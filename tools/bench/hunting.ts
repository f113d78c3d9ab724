import type { Watchlists } from "../../local-cloud/onepassword/attacks/attack.ts";
import type { Company } from "../../local-cloud/onepassword/company/company.ts";
import { readHuntingQueries } from "../content/files/hunting-query-file.ts";
import { prepareQuery } from "../kql/engine/run-query.ts";
import type { World } from "./detections/world.ts";
import { processorSeconds } from "./processor-seconds.ts";
import type { QueryTiming, TimeRange } from "./query-timing.ts";

const limits = { rows: 10_000_000, milliseconds: 60_000 };

/**
 * What a company would put on the watchlists that hunting queries read: some of its own people, groups, vaults and items, so that a query
 * over them has something to do. AllowedCountries stays empty: with rows in it a query does less.
 * @param company - Whose.
 * @param lastDay - Of those who leave, in milliseconds since 1970.
 */
export function companyWatchlists(company: Company, lastDay: number): Watchlists {
  const { people, administrators, serviceAccounts, groups, vaults } = company;
  const sensitive = vaults.filter(({ isSensitive }) => isSensitive);
  const items = sensitive.flatMap((vault) =>
    vault.items.map(({ uuid }) => ({ ItemUuid: uuid, VaultUuid: vault.uuid })),
  );
  const day = new Date(lastDay).toISOString().slice(0, 10);
  return {
    AutomationAccounts: serviceAccounts.map(({ user }) => ({ UserEmail: user.email })),
    BreakGlassAccounts: administrators.slice(0, 2).map(({ user }) => ({ UserEmail: user.email })),
    HoneyItems: items.filter((_, index) => index % 50 === 0),
    Leavers: people
      .filter(({ index }) => index % 20 === 0)
      .map(({ user }) => ({ UserEmail: user.email, LastDay: day })),
    PG1PW: groups.map(({ uuid, name }) => ({ GroupUuid: uuid, Title: name })),
    PV1PW: sensitive.map(({ uuid, name }) => ({ VaultUuid: uuid, Title: name })),
    SensitiveItems: items.map(({ ItemUuid, VaultUuid }) => ({ ItemUuid, VaultUuid, Tier: "1" })),
  };
}

/**
 * Times every hunting query over a company's days, with the parsers as they are deployed: each run parses the rows that it reads.
 * The tables of other products have no rows: what a query does with those is not in its time.
 * @param root - Folder of the project.
 */
export async function measureHunting(
  root: string,
  view: World["asDeployed"],
  { from, to }: TimeRange,
): Promise<QueryTiming[]> {
  const database = view({ from, to, arrivedBy: to });
  const timings: QueryTiming[] = [];
  for (const { slug, query } of readHuntingQueries(root)) {
    const prepared = prepareQuery(query, database.schema);
    const { seconds, result } = await processorSeconds(() => prepared.run(database, { now: to, limits }));
    timings.push({ query: `hunting-queries/${slug}.yaml`, seconds, rows: result.rows });
  }
  return timings;
}

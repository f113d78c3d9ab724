import type { Watchlists } from "../../local-cloud/onepassword/attacks/attack.ts";
import type { Company } from "../../local-cloud/onepassword/company/company.ts";
import { readHuntingQueries } from "../content/files/hunting-query-file.ts";
import { prepareQuery } from "../kql/engine/run-query.ts";
import { createWorld } from "./detections/world.ts";

const dayMs = 86_400_000;
/** A Monday. */
const from = Date.UTC(2026, 2, 2);
const limits = { rows: 10_000_000, milliseconds: 60_000 };

/** How a hunting query did. */
export interface HuntTiming {
  readonly slug: string;
  /** Processor time of a run, whatever else the machine does; after one that is not counted, as Azure's binding is not ours. */
  readonly seconds: number;
  /** Of the result. */
  readonly rows: number;
}

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
 * The watchlists have rows. The tables of other products have none: what a query does with those is not in its time.
 * @param root - Folder of the project.
 * @returns The slowest first.
 */
export async function measureHunting(
  root: string,
  { people, days, seed }: { readonly people: number; readonly days: number; readonly seed: number },
): Promise<HuntTiming[]> {
  const now = from + days * dayMs;
  const watchlists = (company: Company): Watchlists => companyWatchlists(company, now - dayMs);
  const world = await createWorld(root, { people, seed, from, days, before: 0, keepsRaw: true, watchlists });
  const database = world.asDeployed({ from, to: now, arrivedBy: now });
  const timings: HuntTiming[] = [];
  for (const { slug, query } of readHuntingQueries(root)) {
    const prepared = prepareQuery(query, database.schema);
    await prepared.run(database, { now, limits });
    const before = process.cpuUsage();
    const { rows } = await prepared.run(database, { now, limits });
    const { user, system } = process.cpuUsage(before);
    timings.push({ slug, seconds: (user + system) / 1e6, rows });
  }
  return timings.toSorted((one, other) => other.seconds - one.seconds);
}

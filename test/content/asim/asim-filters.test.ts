import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DatabaseSchema } from "../../../tools/kql/language/schema.ts";
import { rowsOf, type Table } from "../../../tools/kql/tables/table.ts";
import { completeAuditEvent } from "../../../local-cloud/onepassword/complete-samples.ts";
import { type ArrivedEvent, ask, auditEvents, companyDay, dayStart, schema, tableOf } from "./asim-workspace.ts";
import { everyAuditEvent, everySignIn } from "./every-event.ts";

/*
 * A filtering parameter gives the rows that a filter behind the parser without it gives ("ASIM Authentication", "Audit
 * Events", "User management normalization schema reference", Filtering parser parameters). Filters are applied early,
 * some before the column that they are about exists; so this does not go without saying.
 */

const day = companyDay(15);
// Some arrive twice, an hour later.
const table = tableOf([
  ...day,
  ...day
    .filter((_, index) => index % 7 === 0)
    .map(({ stream, event, arrives }) => ({ stream, event, arrives: arrives + 3_600_000 })),
  ...everySignIn(),
  ...everyAuditEvent(),
  ...memberships(),
]);

/** Memberships of a group, at all hours, by and of people and from addresses that filters name or do not. */
function memberships(): ArrivedEvent[] {
  const { session, actor_details: actor, aux_details: aux } = completeAuditEvent;
  const names = ["ines.almeida", "tom.visser", "TOM.Visser", "noor"];
  return auditEvents(
    Array.from({ length: 48 }, (_, index) => ({
      uuid: `membership ${index}`,
      timestamp: new Date(dayStart + index * 1_800_000).toISOString(),
      action: index % 5 === 0 ? "leave" : "join",
      actor_details: { ...actor, email: `${names[index % 4] ?? ""}@contoso.example` },
      aux_details: { ...aux, email: `${names[(index >> 2) % 4] ?? ""}@contoso.example` },
      session: { ...session, ip: ["192.0.2.18", "198.51.100.7", "2001:db8::1"][index % 3] },
    })),
  );
}

/** A parameter's value in KQL, and the same as a filter of the rows. */
interface Filter {
  readonly argument: string;
  readonly where: string;
}

const moment = fc
  .integer({ min: 0, max: 86_400 })
  .map((second) => `datetime(${new Date(dayStart + second * 1_000).toISOString()})`);

const terms = (values: readonly string[]): fc.Arbitrary<string> =>
  fc
    .oneof(
      // One alone leaves most out.
      { weight: 3, arbitrary: fc.constantFrom(...values).map((value) => [value]) },
      { weight: 1, arbitrary: fc.subarray([...values], { maxLength: 3 }) },
    )
    .map((chosen) => `dynamic(${JSON.stringify(chosen)})`);

/** A list: none of it filters nothing. */
function list(name: string, values: readonly string[], filter: (list: string) => string): fc.Arbitrary<Filter> {
  return terms(values).map((chosen) => ({
    argument: `${name}=${chosen}`,
    where: chosen === "dynamic([])" ? "true" : filter(chosen),
  }));
}

const people = ["contoso", "contoso.example", "tom", "TOM.VISSER@contoso.example", "almeida", "nobody", "tom.vis"];
const times = [
  moment.map((at) => ({ argument: `starttime=${at}`, where: `TimeGenerated >= ${at}` })),
  moment.map((at) => ({ argument: `endtime=${at}`, where: `TimeGenerated <= ${at}` })),
];
const addresses = list(
  "srcipaddr_has_any_prefix",
  ["192.0.2.", "192.0.", "192.0.2.18", "198.51.100.", "203.0.", "10.", "2001:db8:"],
  (chosen) => `has_any_ipv4_prefix(SrcIpAddr, ${chosen})`,
);
const result = fc.constantFrom("*", "Success", "Failure", "NA", "success").map((value) => ({
  argument: `eventresult="${value}"`,
  where: value === "*" ? "true" : `EventResult == "${value}"`,
}));
const types = (values: readonly string[]): fc.Arbitrary<Filter> =>
  list("eventtype_in", values, (chosen) => `EventType in~ (${chosen})`);
const has = (name: string, column: string, values: readonly string[]): fc.Arbitrary<Filter> =>
  list(name, values, (chosen) => `${column} has_any (${chosen})`);

const parsers: Readonly<Record<string, readonly fc.Arbitrary<Filter>[]>> = {
  AuthenticationOnePassword: [
    ...times,
    addresses,
    result,
    has("username_has_any", "TargetUsername", people),
    has("targetappname_has_any", "TargetAppName", ["1password", "password", "Okta"]),
    has("srchostname_has_any", "SrcHostname", ["CONTOSO", "contoso-lt-0001", "build-7", "Chrome", "0002"]),
    types(["logon", "Logoff", "Elevate"]),
    list(
      "eventresultdetails_in",
      ["Incorrect password", "incorrect key", "Logon violates policy", "Other", ""],
      (chosen) => `EventResultDetails in~ (${chosen})`,
    ),
  ],
  AuditEventOnePassword: [
    ...times,
    addresses,
    result,
    has("actorusername_has_any", "ActorUsername", people),
    has("operation_has_any", "Operation", ["create", "vault", "ssotknv", "user", "patch items", "cre"]),
    types(["Set", "create", "Delete", "Other", "Install"]),
    has("object_has_any", "Object", ["contoso", "tom.visser", "ktl2h7bvwq4n3sxoz6rfdyaeim", "vault", "R"]),
    has("newvalue_has_any", "NewValue", ["R", "totp", "62", "A"]),
  ],
  UserManagementOnePassword: [
    ...times,
    addresses,
    has("targetusername_has_any", "TargetUsername", people),
    has("actorusername_has_any", "ActorUsername", people),
    types(["UserRemovedFromGroup", "useraddedtogroup", "GroupModified", "UserModified", "UserRead"]),
  ],
};

async function uuidsOf(query: string, rows: Table = table, asked: DatabaseSchema = schema): Promise<unknown[]> {
  return rowsOf(await ask(`${query} | project EventOriginalUid | sort by EventOriginalUid asc`, rows, asked)).flat();
}

test.each(Object.entries(parsers))("vim%s filters as a filter behind it would", async (name, filters) => {
  // The rows of the parser without filters stand in for a table, so that it runs once.
  const unfiltered = await ask(`ASim${name}`, table);
  const behind = {
    tables: [{ name: "OnePasswordEventLogs_CL", columns: unfiltered.schema }],
    functions: [],
    watchlists: [],
  };
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...filters),
      fc.subarray([...filters.keys()], { minLength: 1, maxLength: 3 }),
      async (all, used) => {
        const chosen = all.filter((_, index) => used.includes(index));
        const filtered = await uuidsOf(`vim${name}(${chosen.map(({ argument }) => argument).join(", ")})`);
        const wheres = chosen.map(({ where }) => `| where ${where}`).join(" ");
        expect(filtered).toEqual(await uuidsOf(`OnePasswordEventLogs_CL ${wheres}`, unfiltered, behind));
        seen.add(filtered.length);
      },
    ),
    { numRuns: 30 },
  );
  // It would hold of nothing but empty results too.
  expect([...seen].some((rows) => rows > 0 && rows < unfiltered.rows)).toBe(true);
});

test.each(Object.keys(parsers))("%s gives nothing when it is disabled", async (name) => {
  expect(await uuidsOf(`union vim${name}(disabled=true), ASim${name}(disabled=true)`)).toEqual([]);
});

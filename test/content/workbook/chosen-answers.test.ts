import { expect, test } from "vitest";
import { shownQueries } from "../../../tools/bench/workbook.ts";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { prepareQuery } from "../../../tools/kql/engine/run-query.ts";
import { watchlistColumns, watchlistTable } from "../../../tools/kql/language/schema.ts";
import { tableFromRows } from "../../../tools/kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../../../tools/kql/values/ticks.ts";
import type { Value } from "../../../tools/kql/values/types.ts";
import { expanded, recordsOf, root, workbook } from "./shown-company.ts";

/* A few events written by hand: what is chosen, refused or untitled must not change what a tile says. */

const hour = 3_600_000;
const now = Date.UTC(2026, 2, 20);
const time = { from: now - 24 * hour, to: now };
const schema = contentSchema(root);
const columns = schema.tables.find(({ name }) => name === "OnePasswordEventLogs_CL")?.columns ?? [];
type Cells = Readonly<Record<string, Value>>;

let events = 0;
function event(hoursAgo: number, cells: Cells): Cells {
  const at = datetimeFromMilliseconds(now - hoursAgo * hour);
  events += 1;
  return { TimeGenerated: at, timestamp: at, uuid_s: `EVENT${events}`, account_uuid: "ACCOUNT", ...cells };
}

function user(name: string): Value {
  return new Map([
    ["uuid", name.toUpperCase()],
    ["name", name],
    ["email", `${name}@contoso.example`],
  ]);
}

function signIn(hoursAgo: number, name: string, country: string, latitude = 52, category = "success"): Cells {
  const location = new Map<string, Value>([
    ["latitude", latitude],
    ["longitude", 5],
  ]);
  return event(hoursAgo, { log_source: "signinattempts", category, country, location, target_user: user(name) });
}

function use(hoursAgo: number, name: string, country: string): Cells {
  const by = new Map([
    ["uuid", name.toUpperCase()],
    ["name", name],
    ["email", `${name}@1passwordserviceaccounts.com`],
  ]);
  return event(hoursAgo, { log_source: "itemusages", user: by, location: new Map([["country", country]]) });
}

function act(hoursAgo: number, action: string, kind: string, uuid: string, cells: Cells = {}): Cells {
  const actor = { actor_uuid: "ADA", actor_details: user("ada") };
  return event(hoursAgo, {
    log_source: "auditevents",
    action,
    object_type: kind,
    object_uuid: uuid,
    ...actor,
    ...cells,
  });
}

async function rowsOf(
  file: string,
  rows: readonly Cells[],
  values: Readonly<Record<string, readonly string[]>> = {},
  lists: Readonly<Record<string, readonly Cells[]>> = {},
) {
  const tables = new Map<string, { readonly columns: typeof columns; readonly rows: readonly Cells[] }>(
    schema.watchlists.map((list) => [
      watchlistTable(list.alias),
      { columns: watchlistColumns(list), rows: lists[list.alias] ?? [] },
    ]),
  );
  tables.set("OnePasswordEventLogs_CL", { columns, rows });
  const { text } = shownQueries(workbook).find((each) => each.file === `workbook/${file}`) ?? { text: "" };
  const table = (name: string) => {
    const known = tables.get(name);
    if (known === undefined) return undefined;
    const cells = known.rows.map((row) =>
      known.columns.map((column) => row[column.name] ?? (column.type === "string" ? "" : null)),
    );
    return tableFromRows(known.columns, cells);
  };
  return recordsOf(await prepareQuery(expanded(text, { time, values }), schema).run({ table }, { now }));
}

const suspended = act(10, "suspend", "user", "LEO", { object_details: user("leo") });

test("a suspended person who is refused is suspended, and one who gets in is active", async () => {
  const before = signIn(20, "leo", "NL");
  const refused = signIn(5, "leo", "NL", 52, "credentials_failed");
  const states = async (...more: readonly Cells[]) =>
    (await rowsOf("leaver/leavers.kql", [before, suspended, ...more])).map(({ UserUuid, State }) => [UserUuid, State]);
  expect(await states(refused)).toEqual([["LEO", "suspended"]]);
  expect(await states(refused, signIn(4, "leo", "NL"))).toEqual([["LEO", "active after the suspension"]]);
  expect(await states(act(3, "reactive", "user", "LEO", { object_details: user("leo") }))).toEqual([]);
});

test("whoever leaves and is not suspended stands before those who are", async () => {
  const Leavers = [{ SearchKey: "Ines@contoso.example", LastDay: "2026-03-01" }];
  const rows = await rowsOf("leaver/leavers.kql", [suspended, signIn(3, "ines", "NL")], {}, { Leavers });
  expect(rows.map(({ UserUuid, State }) => [UserUuid, State])).toEqual([
    ["INES", "active after the last day"],
    ["LEO", "suspended"],
  ]);
});

test("a suspended person of whom no event is left is a leaver, and not where another is chosen", async () => {
  expect(await rowsOf("leaver/leavers.kql", [suspended])).toMatchObject([
    { UserUuid: "LEO", UserEmail: "leo@contoso.example", State: "suspended", Items: 0, LastUse: null },
  ]);
  expect(
    await rowsOf("leaver/leavers.kql", [suspended, signIn(3, "ines", "NL")], { OnePerson: ["INES"] }),
  ).toMatchObject([{ UserUuid: "INES", State: "still here" }]);
});

test("a journey is that of consecutive sign-ins, whichever of its countries is chosen", async () => {
  const day = [signIn(9, "pat", "ZA", -30), signIn(8, "pat", "NL"), signIn(7, "pat", "ZA", -30)];
  const journeys = async (country: string) =>
    (await rowsOf("sign-ins/travel.kql", day, { Country: [country] })).map(({ Hours }) => Hours);
  expect(await journeys("NL")).toEqual([1, 1]);
  expect(await journeys("ZA")).toEqual([1, 1]);
  expect(await journeys("DE")).toEqual([]);
});

test("a service account that works from a country that is not chosen is not quiet", async () => {
  const uses = [use(48, "deploy", "NL"), use(2, "deploy", "DE"), use(48, "backup", "NL")];
  const quiet = await rowsOf("service-accounts/quiet.kql", uses, { Country: ["NL"] });
  expect(quiet.map(({ UserName }) => UserName)).toEqual(["backup"]);
});

test("a vault is privileged if it is listed, with a title or without, and once however often", async () => {
  const grants = [act(3, "grant", "uva", "LISTED"), act(2, "grant", "uva", "OTHER"), act(1, "grant", "gva", "OTHER")];
  const PV1PW = [
    { SearchKey: "LISTED", VaultUuid: "LISTED" },
    { SearchKey: "LISTED", VaultUuid: "LISTED" },
    { SearchKey: "", Title: "Nothing" },
  ];
  const rows = await rowsOf("administration/permissions.kql", grants, {}, { PV1PW });
  expect(rows.map(({ Vault, Privileged }) => [Vault, Privileged])).toEqual([
    ["OTHER", "no"],
    ["OTHER", "no"],
    ["LISTED", "yes"],
  ]);
});

test("the identifier of a token is no service account's", async () => {
  const acts = [act(2, "create", "sa", "ACCOUNTUUID"), act(1, "trevoke", "satoken", "TOKENUUID")];
  expect(await rowsOf("administration/service-accounts.kql", acts)).toMatchObject([
    { ServiceAccount: "", Token: "TOKENUUID" },
    { ServiceAccount: "ACCOUNTUUID", Token: "" },
  ]);
});

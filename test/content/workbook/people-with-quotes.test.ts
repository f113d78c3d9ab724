import { expect, test } from "vitest";
import { shownQueries } from "../../../tools/bench/workbook.ts";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { prepareQuery } from "../../../tools/kql/engine/run-query.ts";
import { tableFromRows } from "../../../tools/kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../../../tools/kql/values/ticks.ts";
import type { Value } from "../../../tools/kql/values/types.ts";
import { expanded, recordsOf, root, workbook } from "./shown-company.ts";

const now = Date.UTC(2026, 2, 20);
const time = { from: now - 86_400_000, to: now };
const schema = contentSchema(root);
const columns = schema.tables.find(({ name }) => name === "OnePasswordEventLogs_CL")?.columns ?? [];

/** Nothing is known of this person but that somebody suspended them. */
function suspension(uuid: string, name: string, email: string): Value[] {
  const at = datetimeFromMilliseconds(now - 1000);
  const event = new Map<string, Value>([
    ["TimeGenerated", at],
    ["timestamp", at],
    ["log_source", "auditevents"],
    ["uuid_s", `EVENT${uuid}`],
    ["account_uuid", "ACCOUNT"],
    ["action", "suspend"],
    ["object_type", "user"],
    ["object_uuid", uuid],
    [
      "object_details",
      new Map([
        ["uuid", uuid],
        ["name", name],
        ["email", email],
      ]),
    ],
  ]);
  return columns.map((column) => event.get(column.name) ?? (column.type === "string" ? "" : null));
}

function signIn(uuid: string, name: string, email: string): Value[] {
  const at = datetimeFromMilliseconds(now - 1000);
  const event = new Map<string, Value>([
    ["TimeGenerated", at],
    ["timestamp", at],
    ["log_source", "signinattempts"],
    ["uuid_s", `EVENT${uuid}`],
    ["account_uuid", "ACCOUNT"],
    ["category", "success"],
    ["country", "IE"],
    [
      "target_user",
      new Map([
        ["uuid", uuid],
        ["name", name],
        ["email", email],
      ]),
    ],
  ]);
  return columns.map((column) => event.get(column.name) ?? (column.type === "string" ? "" : null));
}

const events = tableFromRows(columns, [
  signIn("PATUUID", 'Pat "Bo" O\'Brien', "pat.o'brien@contoso.example"),
  suspension("ZOEUUID", "Zoe", "zoe@contoso.example"),
  signIn("INESUUID", "Ines Almeida", "ines@contoso.example"),
  // No identifier of 1Password's looks like this; a query must not meet it.
  signIn("X') or ('1' == '1", "Mallory", "mallory@contoso.example"),
]);

async function rowsOf(file: string, values: Readonly<Record<string, readonly string[]>> = {}) {
  const { text } = shownQueries(workbook).find((each) => each.file === `workbook/${file}`) ?? { text: "" };
  const query = prepareQuery(expanded(text, { time, values }), schema);
  return recordsOf(
    await query.run({ table: (name) => (name === "OnePasswordEventLogs_CL" ? events : undefined) }, { now }),
  );
}

test("a name with quotes is the label of a person, whose value has none", async () => {
  expect(await rowsOf("parameters/people.kql")).toEqual([
    { value: "INESUUID", label: "Ines Almeida (ines@contoso.example)" },
    { value: "PATUUID", label: "Pat \"Bo\" O'Brien (pat.o'brien@contoso.example)" },
    { value: "ZOEUUID", label: "Zoe (zoe@contoso.example)" },
  ]);
});

test("a person with quotes in the name can be chosen, alone and among others", async () => {
  expect(await rowsOf("sign-ins/countries.kql", { Person: ["PATUUID"] })).toMatchObject([{ Country: "IE", People: 1 }]);
  expect(await rowsOf("sign-ins/countries.kql", { Person: ["PATUUID", "INESUUID"] })).toMatchObject([{ People: 2 }]);
});

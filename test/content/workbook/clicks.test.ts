import { expect, test } from "vitest";
import { deployedWorkbook } from "../../../tools/content/workbook/deployed-workbook.ts";
import { queryTiles } from "../../../tools/content/workbook/read-workbook.ts";
import * as v from "valibot";
import { notebook } from "./notebook-schema.ts";
import { shownCompany, workbook } from "./shown-company.ts";

/*
 * Workbooks takes a value out of a dropdown that its list has not, and marks a text that does not fit its pattern: a click would open a tab with nobody in it.
 */

const company = await shownCompany("offline-use-after-suspension");
const { items } = v.parse(notebook, JSON.parse(deployedWorkbook(workbook).serialized));
const [head, , ...groups] = items;
const shown = groups.flatMap(({ content }) => content.items).flatMap((item) => (item.type === 3 ? [item] : []));
const clicked = workbook.tabs.flatMap(({ name, tiles }) =>
  queryTiles(tiles).flatMap(({ shows }) =>
    shows.visual === "table" && shows.opens !== undefined
      ? [{ file: `${name}/${shows.query}`, targets: [shows.opens, shows.alsoChooses] }]
      : [],
  ),
);

test("the list of people reaches as far back as any tile whose click chooses one", () => {
  const reach = new Map(head.content.parameters.map((each) => [each.name, each] as const));
  const [list, range] = [reach.get("OnePerson"), reach.get("TimeRange")];
  if (list?.type !== 2 || range?.type !== 4) throw new Error("A parameter is missing.");
  const longest = Math.max(...range.typeSettings.selectableValues.map(({ durationMs }) => durationMs));
  const choosing = shown.flatMap(({ content }) =>
    content.queryType === 0 && content.exportedParameters?.some(({ parameterName }) => parameterName === "OnePerson")
      ? [content]
      : [],
  );
  expect(choosing.length).toBeGreaterThan(10);
  const times = choosing.map(({ timeContext }) => timeContext?.durationMs ?? longest);
  expect(Math.max(...times)).toBeGreaterThan(longest);
  expect(list.timeContext.durationMs).toBeGreaterThanOrEqual(Math.max(...times));
});

test("whoever and whatever a click chooses, the list or the text can hold", async () => {
  const people = new Set((await company.rows("parameters/people.kql")).map(({ value }) => value));
  const pattern = workbook.parameters.flatMap(({ shows }) =>
    shows.kind === "text" ? [new RegExp(shows.pattern, "u")] : [],
  );
  const lost: string[] = [];
  let rows = 0;
  for (const { file, targets } of clicked) {
    for (const row of await company.rows(file, company.struck.values)) {
      rows += 1;
      if (targets.includes("person") && !people.has(row["UserUuid"] ?? "")) lost.push(`${file}: ${row["UserUuid"]}`);
      if (targets.includes("item") && !pattern[0]?.test(String(row["ItemUuid"])))
        lost.push(`${file}: ${row["ItemUuid"]}`);
    }
  }
  expect(lost).toEqual([]);
  expect(rows).toBeGreaterThan(100);
});

test("people who were suspended are leavers, though no watchlist names them", async () => {
  const suspended = company.events.flatMap(({ stream, event }) =>
    stream === "auditevents" && event.action === "suspend" ? [event.object_uuid] : [],
  );
  expect(suspended.length).toBeGreaterThan(0);
  const left = await company.rows("leaver/leavers.kql");
  expect(new Set(left.map(({ UserUuid }) => UserUuid))).toEqual(new Set(suspended));
});

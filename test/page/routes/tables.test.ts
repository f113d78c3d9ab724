import { beforeEach, expect, it } from "vitest";
import type { TablesAnswer } from "../../../local-cloud/page-server/answers/tables.ts";
import { createTableRoutes } from "../../../local-cloud/page-server/routes/tables.ts";
import { readTableFile } from "../../../tools/kql/language/table-files.ts";
import { createSmallCloud, type SmallCloud } from "./small-cloud.ts";

const own = readTableFile(new URL("../../../infra/tables/OnePasswordEventLogs_CL.json", import.meta.url));
let cloud: SmallCloud;
let ask: () => Promise<TablesAnswer>;

beforeEach(async () => {
  cloud = await createSmallCloud();
  const api = createTableRoutes({ cloud });
  ask = async () => Object(await (await api.request("/")).json());
});

it("tells the deployed table with its rows and what each column holds", async () => {
  cloud.workspace.addTable(own);
  cloud.workspace.append(own.name, { ingestedAt: cloud.now, rows: [{ log_source: "auditevents" }, {}] });
  const [first] = (await ask()).tables;
  expect(first).toMatchObject({ name: own.name, origin: "deployed", rows: 2 });
  expect(first?.description).toContain("1Password");
  expect(first?.columns).toHaveLength(own.columns.length + 3);
  expect(first?.columns.filter(({ description }) => description === undefined)).toEqual([]);
});

it("tells tables of other products, which have no rows here", async () => {
  const { tables } = await ask();
  expect(tables.find(({ name }) => name === "SigninLogs")).toMatchObject({ origin: "other", rows: 0 });
  expect(tables.filter(({ origin }) => origin === "deployed")).toEqual([]);
});

it("tells functions with what they give", async () => {
  const id = `${cloud.workspaceId}/savedSearches/parser`;
  const properties = {
    category: "1Password",
    displayName: "Parser",
    functionAlias: "Parser",
    functionParameters: "least:int=1",
    query: "range number from least to 3 step 1 | extend word = tostring(number)",
    version: 2,
  };
  await cloud.manager.place([{ id, apiVersion: "2025-07-01", body: { properties } }]);
  expect((await ask()).functions).toEqual([
    {
      name: "Parser",
      parameters: "least:int=1",
      columns: [
        { name: "number", type: expect.stringMatching(/int|long/u) },
        { name: "word", type: "string" },
      ],
    },
  ]);
});

import { gzipSync } from "node:zlib";

import { beforeEach, describe, expect, it } from "vitest";

import { createAccess, roleIds } from "../../../local-cloud/azure/access.ts";
import { createAccessTokens } from "../../../local-cloud/azure/access-tokens.ts";
import { createLogsIngestion, type IngestionStream } from "../../../local-cloud/azure/logs-ingestion.ts";
import { createRowShaper } from "../../../local-cloud/azure/row-shaper.ts";
import { createWorkspace } from "../../../local-cloud/azure/workspace.ts";

const clock = { now: () => Date.parse("2026-11-20T10:00:00Z") };
const identity = { clientId: "client", principalId: "principal" };
const resourceId = "/subscriptions/s/dcr";
const access = createAccess([
  { principalId: "principal", roleId: roleIds.monitoringMetricsPublisher, scope: resourceId },
]);
const tokens = await createAccessTokens({ tenantId: "tenant", clock });
const { token } = await tokens.issue(identity, "https://monitor.azure.com");
const columns = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "uuid_s", type: "string" },
  { name: "aux_id", type: "long" },
] as const;
const workspace = createWorkspace([{ name: "Events_CL", columns }]);
const shape = createRowShaper(columns);
const dcr = {
  host: "contoso-dcr.westeurope-1.ingest.monitor.azure.com",
  immutableId: "dcr-1",
  resourceId,
  stream: (name: string): IngestionStream | undefined =>
    name === "Custom-Events_CL" ? { shape, append: (batch) => workspace.append("Events_CL", batch) } : undefined,
};
const ingestion = createLogsIngestion({
  rule: (host, immutableId) => (host === dcr.host && immutableId === dcr.immutableId ? dcr : undefined),
  access,
  tokens,
  clock,
});

const TimeGenerated = "2026-11-20T09:00:00Z";
const rows = (...uuids: string[]) => JSON.stringify(uuids.map((uuid_s) => ({ TimeGenerated, uuid_s })));

/** One row, with blanks to make it this many bytes. */
const padding = (size: number) => `${rows("a").slice(0, -1)}${" ".repeat(size - rows("a").length)}]`;

interface PostOptions {
  readonly id?: string;
  readonly stream?: string;
  readonly host?: string;
  readonly query?: string;
  readonly authorization?: string;
  readonly encoding?: string;
}

async function post(body: string | Buffer<ArrayBuffer>, options: PostOptions = {}) {
  const {
    id = dcr.immutableId,
    stream = "Custom-Events_CL",
    host = dcr.host,
    query = "api%2Dversion=2023-01-01",
  } = options;
  const response = await ingestion.fetch(
    new Request(`https://${host}/dataCollectionRules/${id}/streams/${stream}?${query}`, {
      method: "POST",
      headers: {
        authorization: options.authorization ?? `Bearer ${token}`,
        "content-type": "application/json",
        ...(options.encoding === undefined ? {} : { "content-encoding": options.encoding }),
      },
      body,
    }),
  );
  const text = await response.text();
  return { status: response.status, code: text === "" ? undefined : JSON.parse(text).error.code };
}

beforeEach(() => {
  ingestion.reset();
  workspace.clear();
  access.reset();
});

describe("Logs Ingestion", () => {
  it.each([undefined, "gzip"])("accepts an array of rows (encoding %s)", async (encoding) => {
    const body = rows("a", "b");
    const answer = await post(
      encoding === undefined ? body : gzipSync(body),
      encoding === undefined ? {} : { encoding },
    );
    expect(answer).toEqual({ status: 204, code: undefined });
    expect([...workspace.rows("Events_CL")].map((row) => row["uuid_s"])).toEqual(["a", "b"]);
    expect(ingestion.counts()).toMatchObject({ batches: 1, rows: 2, bodyBytes: body.length });
  });

  it("loses no digit of a 64-bit integer", async () => {
    await post(`[{"TimeGenerated":"${TimeGenerated}","aux_id":9223372036854775807}]`);
    expect([...workspace.rows("Events_CL")]).toMatchObject([{ aux_id: 9223372036854775807n }]);
  });

  it("counts what it dropped, and stores the rest", async () => {
    await post(JSON.stringify([{ TimeGenerated, uuid_s: 1, colour: "red" }, { uuid_s: "a" }]));
    expect(ingestion.counts().changes).toMatchObject({
      unknownColumns: new Map([["colour", 1]]),
      wrongTypes: new Map([["uuid_s", 1]]),
      timesReplaced: 1,
    });
    expect([...workspace.rows("Events_CL")]).toMatchObject([{ uuid_s: null }, { uuid_s: "a" }]);
  });

  it.each([
    ["no token", rows("a"), { authorization: "" }, 401, "InvalidToken"],
    ["a forged token", rows("a"), { authorization: "Bearer x.y.z" }, 401, "InvalidToken"],
    ["another api-version", rows("a"), { query: "api-version=2021-11-01" }, 400, "InvalidApiVersion"],
    ["an unknown data collection rule", rows("a"), { id: "dcr-2" }, 404, "NotFound"],
    ["the endpoint of another rule", rows("a"), { host: "other.ingest.monitor.azure.com" }, 404, "NotFound"],
    ["an undeclared stream", rows("a"), { stream: "Custom-Other_CL" }, 400, "InvalidStream"],
    ["something that is not JSON", "[{", {}, 400, "InvalidPayload"],
    ["an array of something else", "[1]", {}, 400, "InvalidPayload"],
    ["garbage that calls itself gzip", "garbage", { encoding: "gzip" }, 400, "InvalidPayload"],
  ])("refuses %s", async (_case, body, options, status, code) => {
    expect(await post(body, options)).toEqual({ status, code });
    expect(workspace.count("Events_CL")).toBe(0);
  });

  it("refuses an identity without the role, with the documented code", async () => {
    access.revoke({ principalId: "principal" });
    expect(await post(rows("a"))).toEqual({ status: 403, code: "OperationFailed" });
  });

  it("takes a body of exactly 1 MB and refuses one byte more, packed or not", async () => {
    expect((await post(padding(1_048_576))).status).toBe(204);
    expect(await post(padding(1_048_577))).toEqual({ status: 413, code: "ContentLengthLimitExceeded" });
    expect(await post(gzipSync(padding(1_048_577)), { encoding: "gzip" })).toEqual({
      status: 413,
      code: "ContentLengthLimitExceeded",
    });
  });

  it("accepts a bare object and loses it, as Azure does", async () => {
    expect((await post('{"uuid_s":"a"}')).status).toBe(204);
    expect(workspace.count("Events_CL")).toBe(0);
    expect(ingestion.counts().vanished).toBe(1);
  });

  it("accepts an empty array, which adds nothing", async () => {
    expect((await post("[]")).status).toBe(204);
    expect(workspace.count("Events_CL")).toBe(0);
  });

  it("can refuse a whole batch because of one row", async () => {
    ingestion.refuse({ column: "uuid_s", equals: "bad" });
    expect((await post(rows("a", "bad"))).status).toBe(400);
    expect((await post(rows("a"))).status).toBe(204);
    expect(ingestion.counts()).toMatchObject({ refused: 1, rows: 1 });
  });

  it("can refuse everything, until it is reset", async () => {
    ingestion.refuse("everything");
    expect((await post(rows("a"))).status).toBe(400);
    ingestion.reset();
    expect((await post(rows("a"))).status).toBe(204);
  });
});

import { beforeEach, describe, expect, it } from "vitest";

import { createWorkspace } from "../../../local-cloud/azure/workspace.ts";

const workspace = createWorkspace([
  {
    name: "Events_CL",
    columns: [
      { name: "uuid_s", type: "string" },
      { name: "big", type: "long" },
    ],
  },
  { name: "Empty_CL", columns: [] },
]);
const ten = Date.parse("2026-11-20T10:00:00Z");
const minute = 60_000;

async function get(path: string): Promise<{ status: number; text: string }> {
  const response = await workspace.api.request(path);
  return { status: response.status, text: await response.text() };
}

beforeEach(() => {
  workspace.clear();
  const first = [{ uuid_s: "a", big: 9223372036854775807n }, { uuid_s: "b" }];
  const second = [{ uuid_s: "b" }, { uuid_s: null }];
  workspace.append("Events_CL", { ingestedAt: ten, rows: first });
  workspace.append("Events_CL", { ingestedAt: ten + minute, rows: second });
});

describe("workspace", () => {
  it("counts rows, and different values without null", () => {
    expect(workspace.count("Events_CL")).toBe(4);
    expect(workspace.countDistinct("Events_CL", "uuid_s")).toBe(2);
    expect(workspace.count("Empty_CL")).toBe(0);
  });

  it("gives rows in order of arrival, with the time of arrival", () => {
    const rows = [...workspace.rows("Events_CL", { since: new Date(ten + 1) })];
    expect(rows).toEqual([
      { uuid_s: "b", big: null, _TimeReceived: "2026-11-20T10:01:00.000Z" },
      { uuid_s: null, big: null, _TimeReceived: "2026-11-20T10:01:00.000Z" },
    ]);
  });

  it("does not know a mistyped table", () => {
    expect(() => workspace.count("Evens_CL")).toThrow("There is no table Evens_CL");
  });

  it("is empty after clear", () => {
    workspace.clear();
    expect([...workspace.rows("Events_CL")]).toEqual([]);
  });

  it("answers queries over HTTP, with all digits of long integers", async () => {
    expect(JSON.parse((await get("/tables")).text)).toEqual({
      tables: [
        { name: "Events_CL", count: 4 },
        { name: "Empty_CL", count: 0 },
      ],
    });
    expect((await get("/tables/Events_CL/count")).text).toBe('{"count":4}');
    expect((await get("/tables/Events_CL/rows?take=1")).text).toBe(
      '{"rows":[{"uuid_s":"a","big":9223372036854775807,"_TimeReceived":"2026-11-20T10:00:00.000Z"}]}',
    );
    const since = JSON.parse((await get("/tables/Events_CL/rows?since=2026-11-20T10:01:00Z")).text);
    expect(since.rows).toHaveLength(2);
  });

  it.each([
    ["/tables/Evens_CL/count", 404],
    ["/tables/Events_CL/colour", 404],
    ["/tables/Events_CL/rows?take=-1", 400],
    ["/tables/Events_CL/rows?since=soon", 400],
  ])("refuses %s with %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

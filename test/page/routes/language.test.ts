import { describe, expect, it } from "vitest";
import { createLanguageRoutes } from "../../../local-cloud/page-server/routes/language.ts";
import { workspace } from "../../kql/workspace.ts";

const routes = createLanguageRoutes({ cloud: { database: () => workspace } });

async function ask(path: string, body: unknown): Promise<{ readonly status: number; readonly answer: unknown }> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await routes.request(path, { method: "POST", body: text });
  return { status: response.status, answer: await response.json() };
}

describe("the language routes", () => {
  it("check a query: findings, colours, chart and columns", async () => {
    const query = "T\n| where nope == 1\n| render piechart";
    const { status, answer } = await ask("/check", { query });
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      findings: [{ severity: "error", code: "KS142", line: 2, column: 9, start: 10, length: 4 }],
      rendering: { visualization: "piechart", properties: {} },
    });
    expect(answer).toHaveProperty("parts.0", { start: 0, length: 1, kind: "Table" });
  });

  it("tell the columns of a result", async () => {
    const { answer } = await ask("/check", { query: "AtLeast()" });
    expect(answer).toMatchObject({
      findings: [],
      rendering: null,
      columns: [
        { name: "name", type: "string" },
        { name: "n", type: "long" },
      ],
    });
  });

  it("complete at a position", async () => {
    const { answer } = await ask("/complete", { query: "T | where na | take 1", position: 12 });
    expect(answer).toMatchObject({ from: 10, to: 12 });
    expect(answer).toHaveProperty("completions", expect.arrayContaining([expect.objectContaining({ name: "name" })]));
  });

  it("explain a name, and say null where there is none", async () => {
    const query = "T | where n > 1";
    await expect(ask("/hover", { query, position: 10 })).resolves.toMatchObject({
      answer: { explanation: { start: 10, length: 1, text: "n: long" } },
    });
    await expect(ask("/hover", { query, position: 3 })).resolves.toMatchObject({ answer: { explanation: null } });
  });

  it("list what can be queried", async () => {
    const response = await routes.request("/schema");
    await expect(response.json()).resolves.toEqual({
      tables: [{ name: "T", columns: workspace.schema.tables[0]?.columns }],
      functions: [
        { name: "AtLeast", parameters: "least:long=1" },
        { name: "All", parameters: "" },
        { name: "Broken", parameters: "" },
      ],
      watchlists: [{ name: "hosts", columns: expect.arrayContaining([{ name: "Host", type: "string" }]) }],
    });
  });

  it.each([
    ["/check", "no JSON", "The body must be an object with a query."],
    ["/check", {}, "The body must be an object with a query."],
    ["/check", { query: 5 }, "The body must have a query."],
    ["/check", { query: "x".repeat(100_001) }, "The query is longer than 100,000 characters."],
    ["/complete", { query: "T" }, "The body must be an object with a query and a position."],
    ["/complete", { query: "T", position: 2 }, "The position is behind the end of the query."],
    ["/hover", { query: "T", position: -1 }, "The position must not be negative."],
    ["/hover", { query: "T", position: 0.5 }, "The position must be a whole number."],
    ["/hover", [], "The body must be an object with a query and a position."],
    ["/hover", { query: "T", position: "0" }, "The body must have a position."],
  ])("refuse %s %j with one clear error", async (path, body, error) => {
    await expect(ask(path, body)).resolves.toEqual({ status: 400, answer: { error } });
  });

  it("take a query of the greatest length", async () => {
    await expect(ask("/check", { query: `//${"x".repeat(99_998)}` })).resolves.toMatchObject({ status: 200 });
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

import { runCommand } from "../../../tools/kql/command/run.ts";
import { usage } from "../../../tools/kql/command/options.ts";

const now = Date.parse("2026-11-20T10:00:00Z");
let folder: string;
let events: string;

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function kql(...args: string[]): Promise<{ code: number; out: string[]; errors: string[] }> {
  const [out, errors]: [string[], string[]] = [[], []];
  const output = {
    isTerminal: false,
    out: (line: string) => void out.push(line),
    error: (line: string) => void errors.push(line),
  };
  return { code: await runCommand(args, output, now), out, errors };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kql-"));
  events = await write(
    "events.jsonl",
    '{"log_source":"itemusages","uuid_s":"a","used_version":7}\n{"log_source":"auditevents","uuid_s":"b","aux_id":9223372036854775807}',
  );
});

afterAll(() => rm(folder, { recursive: true }));

describe("npm run kql", () => {
  const query = "OnePasswordEventLogs_CL | project uuid_s, log_source, used_version, aux_id";

  it("prints JSON lines, with all digits of long integers", async () => {
    expect(await kql(query, "--events", events)).toEqual({
      code: 0,
      out: [
        '{"uuid_s":"a","log_source":"itemusages","used_version":7,"aux_id":null}',
        '{"uuid_s":"b","log_source":"auditevents","used_version":null,"aux_id":9223372036854775807}',
      ],
      errors: [],
    });
  });

  it("prints a table", async () => {
    expect((await kql(query, "--events", events, "--table")).out).toEqual([
      "uuid_s  log_source   used_version               aux_id",
      "------  -----------  ------------  -------------------",
      "a       itemusages              7",
      "b       auditevents                9223372036854775807",
    ]);
  });

  it("prints the names of an empty table, and cuts long cells", async () => {
    expect((await kql("print x = 1 | where x > 1", "--events", events, "--table")).out).toEqual(["x", "-"]);
    const long = await kql("print x = strcat('a\\n', strrep('b', 100))", "--events", events, "--table");
    expect(long.out[2]).toBe(`a ${"b".repeat(77)}…`);
  });

  it("takes a query from a file, and says where it is wrong", async () => {
    const good = await write("good.kql", "OnePasswordEventLogs_CL\n| count");
    expect((await kql(good, "--events", events)).out).toEqual(['{"Count":2}']);
    const bad = await write("bad.kql", "OnePasswordEventLogs_CL\n| where colour == 1");
    expect(await kql(bad, "--events", events)).toEqual({
      code: 1,
      out: [],
      errors: [`${bad}:2:9: The name 'colour' does not refer to any known column, table, variable or function.`],
    });
  });

  it("says where a query is wrong that is no file", async () => {
    const { code, errors } = await kql("print 1 | fork (take 1)", "--events", events);
    expect({ code, errors }).toEqual({ code: 1, errors: ["query:1:11: `fork` is not supported (line 1, column 11)"] });
  });

  it("says where a file of events is wrong", async () => {
    const bad = await write("bad.jsonl", '{"log_source":"x"}\n{');
    const { code, errors } = await kql(query, "--events", bad);
    expect({ code, errors }).toEqual({ code: 1, errors: [`${bad}:2:1: This line is no JSON.`] });
  });

  it("asks a local cloud that runs", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      request.on("data", (chunk: Buffer) => asked.push(`${request.url} ${chunk.toString()}`));
      request.on("end", () => response.end('{"tables":[{"columns":[{"name":"n"}],"rows":[[9223372036854775807]]}]}'));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    expect((await kql("T | count", "--workspace", `http://127.0.0.1:${port}`)).out).toEqual([
      '{"n":9223372036854775807}',
    ]);
    expect(asked).toEqual(['/query {"query":"T | count"}']);
  });

  it("says so when no local cloud runs", async () => {
    const { code, errors } = await kql("T", "--workspace", "http://127.0.0.1:1");
    expect({ code, errors }).toEqual({
      code: 1,
      errors: ["No local cloud answers at http://127.0.0.1:1. Start one: npm start -- --port 8600"],
    });
  });

  it.each([
    [[], /^Give one query/],
    [["a", "b"], /^Give one query/],
    [["x", "--colour"], /^Unknown option/],
    [["x", "--workspace", "here"], /^--workspace takes an address/],
    [["x", "--events", "missing.jsonl"], /^There is no file missing\.jsonl/],
    [["missing.kql"], /^There is no file missing\.kql/],
  ])("refuses %j", async (args, message) => {
    const { code, errors } = await kql(...args);
    expect(code).toBe(2);
    expect(errors.join("\n")).toMatch(message);
  });

  it("explains itself", async () => {
    expect(await kql("--help")).toEqual({ code: 0, out: [usage], errors: [] });
  });
});

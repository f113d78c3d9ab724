import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/azure/sink.ts";
import type { EncodedRow } from "../../src/pipeline/ports.ts";

/** Nothing is sent here. */
const sink = createSink({
  endpoint: "https://contoso-dcr-a1b2.westeurope-1.ingest.monitor.azure.com",
  ruleId: "dcr-1",
  dcrStream: "Custom-Rows",
  credential: { getToken: () => Promise.reject(new Error("Nobody asks.")) },
  scope: "https://monitor.azure.com/.default",
  now: () => 0,
});

function rowOf(content: string): EncodedRow {
  const json = JSON.stringify({ content });
  return { json, bytes: Buffer.byteLength(json) };
}

describe("a batch for Logs Ingestion", () => {
  it("is whole although it cannot be compressed", () => {
    const rows = Array.from({ length: 7 }, () => rowOf(randomBytes(100_000).toString("base64")));
    const batch = sink.batch(rows);
    expect(batch.rows()).toEqual(rows);
    expect(batch.count).toBe(7);
  });

  it("shares nothing with the batches that wait beside it", () => {
    const all = Array.from({ length: 10 }, (_, index) => [rowOf(`batch ${index}`), rowOf("x".repeat(index * 1_000))]);
    const batches = all.map((rows) => sink.batch(rows));
    expect(batches.map((batch) => batch.rows())).toEqual(all);
  });

  it("gives back rows that hold what stands between rows", () => {
    const rows = ["],[", ",\n", '},\n{"', "\r\n\u2028", "ü€𝄞"].map(rowOf);
    expect(sink.batch(rows).rows()).toEqual(rows);
  });

  it("is empty without rows", () => {
    const batch = sink.batch([]);
    expect([batch.count, batch.bytes, batch.rows()]).toEqual([0, 2, []]);
  });

  it("is refused when it is larger than a batch may be, which is a defect", () => {
    expect(() => sink.batch([rowOf("x".repeat(999_000)), rowOf("x".repeat(999))])).toThrow(RangeError);
  });
});

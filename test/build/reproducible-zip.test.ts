import { unzipSync } from "fflate";
import { expect, it, vi } from "vitest";
import { zip } from "../../tools/reproducible-zip.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

it("does not depend on the order of the files", () => {
  const [a, b] = [["a.txt", bytes("first")] as const, ["b.txt", bytes("second")] as const];

  expect(zip(new Map([b, a]))).toEqual(zip(new Map([a, b])));
  expect(Object.keys(unzipSync(zip(new Map([b, a]))))).toEqual(["a.txt", "b.txt"]);
});

it("does not depend on the time or the time zone", () => {
  const files = new Map([["a.txt", bytes("first")]]);
  const zipAt = (zone: string, time: string) => {
    vi.stubEnv("TZ", zone);
    vi.setSystemTime(time);
    return { bytes: zip(files), offset: new Date().getTimezoneOffset() };
  };
  const tokyo = zipAt("Asia/Tokyo", "2026-01-01T00:00Z");
  const denver = zipAt("America/Denver", "2027-07-01T12:34Z");
  vi.useRealTimers();
  vi.unstubAllEnvs();

  expect(tokyo.offset).not.toBe(denver.offset);
  expect(tokyo.bytes).toEqual(denver.bytes);
});

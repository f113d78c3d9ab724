import { describe, expect, it } from "vitest";
import { broken, everything, notAToken } from "./broken.ts";
import { namesOf, runDoctor, useDoctorWorld } from "./doctor.ts";
import type { DoctorRun } from "./doctor.ts";

describe("the doctor says exactly what is broken, and what to do", () => {
  const world = useDoctorWorld();

  it.each(broken)("when $what", async ({ make, failed, skipped = [] }) => {
    const { cloud } = world();
    const settings = { ...cloud.appSettings, ...(await make(world())) };

    const run = await runDoctor(settings);

    expect(namesOf(run, "✗")).toEqual(Object.keys(failed));
    expect(namesOf(run, "–")).toEqual(skipped);
    const rest = everything.filter((name) => !(name in failed) && !skipped.includes(name));
    expect(namesOf(run, "✓")).toEqual(rest);
    expect(linesWith(run, "✗")).toEqual(
      Object.values(failed).map(({ text, remedy }) => ({
        text: expect.stringMatching(text),
        remedy: expect.stringMatching(remedy),
      })),
    );
    expect(linesWith(run, "–")).toEqual(
      skipped.map(() => ({ text: expect.stringMatching(/^skipped: /u), remedy: "" })),
    );
    expect(run.code).toBe(1);
    expect(run.output).not.toContain(notAToken);
  });
});

function linesWith({ lines }: DoctorRun, wanted: string): { text: string; remedy: string }[] {
  return lines.filter(({ sign }) => sign === wanted).map(({ text, remedy }) => ({ text, remedy }));
}

import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  completeAuditEvent,
  completeItemUsage,
  completeSignInAttempt,
} from "../../../local-cloud/onepassword/complete-samples.ts";
import { complete } from "./event-schemas.ts";

describe("the complete samples", () => {
  it.each([
    ["auditevents", completeAuditEvent],
    ["itemusages", completeItemUsage],
    ["signinattempts", completeSignInAttempt],
  ] as const)("have every documented field of %s", (stream, sample) => {
    expect(v.parse(complete[stream], sample)).toEqual(sample);
  });
});

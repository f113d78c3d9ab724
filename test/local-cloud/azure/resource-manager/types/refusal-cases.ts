import { describe, expect, it } from "vitest";

import { ArmError } from "../../../../../local-cloud/azure/resource-manager/arm-error.ts";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { goodResources, type ResourceKey } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

/** A good resource with one thing wrong, and how it is refused. */
interface Refusal {
  readonly of: ResourceKey;
  /** New values by path (`properties.dataFlows[0].outputStream`); null takes a value away. */
  readonly set?: Readonly<Record<string, JsonValue>>;
  /** Another name, for a resource that is not there yet. */
  readonly as?: string;
  /** Another id altogether. */
  readonly at?: string;
  readonly code: string;
  /** A part of the message. */
  readonly says: string;
  /** The code above is a wrapper: this code is in its details, with the message. */
  readonly detail?: string;
}

/** One test for each refusal. */
export function testRefusals(title: string, refusals: readonly Refusal[]): void {
  describe(`refused: ${title}`, () => {
    it.each(refusals.map((refusal) => [describeRefusal(refusal), refusal] as const))("%s", async (_, refusal) => {
      const path = refusal.detail === undefined ? refusal.code : `${refusal.code} > ${refusal.detail}`;
      const lines = (await answerTo(refusal)).filter((line) => line.startsWith(`${path}: `));
      expect(lines).toContainEqual(expect.stringContaining(refusal.says));
    });
  });
}

/** What is said to the wrong resource in a tenant where all good ones are: a line for the error and one for each detail. */
async function answerTo({ of, as, at, set = {} }: Refusal): Promise<readonly string[]> {
  const tenant = createTenant();
  await tenant.putGood();
  const { id, body } = goodResources[of];
  const asked = at ?? (as === undefined ? id : id.replace(/[^/]*$/u, () => as));
  return Promise.resolve()
    .then(() => tenant.plan(asked, withChanges(body, set)))
    .then(
      () => ["accepted"],
      (error: unknown) => linesOf(error),
    );
}

function linesOf(error: unknown): readonly string[] {
  if (!(error instanceof ArmError)) throw error;
  const { code, message, details } = error;
  return [`${code}: ${message}`, ...details.map((detail) => `${code} > ${detail.code}: ${detail.message}`)];
}

/** How a test is called. */
function describeRefusal({ of, set, as, at, says }: Refusal): string {
  const wrong =
    as ??
    at ??
    Object.entries(set ?? {})
      .map(([path, value]) => `${path} = ${short(value)}`)
      .join(", ");
  return `${of}: ${wrong} ("${says}")`;
}

function short(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function withChanges(body: JsonObject, changes: Readonly<Record<string, JsonValue>>): JsonObject {
  return Object.entries(changes).reduce<JsonObject>((changed, [path, value]) => {
    const next = replaced(changed, path.replaceAll(/\[(\d+)\]/gu, "|$1").split(/[.|]/u), value);
    return isJsonObject(next) ? next : changed;
  }, body);
}

function replaced(at: JsonValue | undefined, [name, ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (name === undefined) return value;
  if (Array.isArray(at)) {
    const elements: readonly JsonValue[] = at;
    return elements.map((element, index) => (index === Number(name) ? replaced(element, rest, value) : element));
  }
  const members = isJsonObject(at) ? at : {};
  return { ...members, [name]: replaced(members[name], rest, value) };
}

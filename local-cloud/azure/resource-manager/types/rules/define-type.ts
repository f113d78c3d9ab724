import { ArmError } from "../../arm-error.ts";
import { fingerprint } from "../../fingerprint.ts";
import type { JsonObject } from "../../json-value.ts";
import { resourceNotFound } from "../../refusals.ts";
import { parseResourceId } from "../../resource-id.ts";
import type { PutRequest, ResourceType, StoredResource, Surroundings } from "../../resource-type.ts";
import { merge, objectAt, replaceAt, textAt, withoutNulls } from "./body.ts";
import { checkFields, type Fields } from "./fields.ts";
import { answerIdentity } from "./identity.ts";
import { canonicalLocation, isRegion } from "./locations.ts";
import { type Put, putOf } from "./put.ts";
import { checkReferences, existing as existingAt } from "./references.ts";
import * as refusals from "./refusals.ts";
import { checkTags } from "./tags.ts";
import type { Wording } from "./wording.ts";

/** What a name must look like. Applies to the last part of the name. */
export interface NameRule {
  readonly matches: RegExp;
  readonly code: string;
  /** `{name}` is the name that was refused. */
  readonly text: string;
}

/** A resource type as data, with functions for what no table can say. */
export interface TypeRules extends Pick<ResourceType, "type" | "apiVersions" | "pageSize" | "made" | "deleted"> {
  readonly wording: Wording;
  readonly name?: NameRule;
  /** Default: it has none. */
  readonly location?: "region" | "global";
  /** Type of what this extension resource extends; `any` for any resource or none. */
  readonly extends?: string;
  readonly fields?: Fields;
  /** What is not sent stays as it is; else a PUT replaces everything. */
  readonly keepsUnsent?: true;
  readonly hasProvisioningState?: true;
  /** @throws ArmError */
  check?(put: Put): void;
  /** What is answered beside what was sent, or in its place. */
  answer?(put: Put): JsonObject;
}

/** Makes a resource type of its rules. */
export function defineType(rules: TypeRules): ResourceType {
  const { type, apiVersions, fields = {}, wording, pageSize, made, deleted } = rules;
  return {
    type,
    apiVersions,
    ...(pageSize === undefined ? {} : { pageSize }),
    put(request, surroundings) {
      const put = readRequest(rules, request, surroundings);
      checkFields(fields, put.body, wording);
      checkReferences(fields, put.body, put.resources);
      rules.check?.(put);
      const secrets = Object.keys(fields).filter((path) => fields[path]?.secret === true);
      return {
        sent: secrets.reduce<JsonObject>(
          (body, path) => replaceAt(body, path, (value) => fingerprint(JSON.stringify(value))),
          put.body,
        ),
        answered: answerOf(rules, put),
      };
    },
    ...(made === undefined ? {} : { made }),
    ...(deleted === undefined ? {} : { deleted }),
  };
}

function readRequest(rules: TypeRules, { id, body: sent }: PutRequest, surroundings: Surroundings): Put {
  const { resources } = surroundings;
  const body = withoutNulls(sent);
  const existing = resources.get(id.text);
  const location = locationOf(rules, body, existing, id.resourceGroup ?? "");
  const put = putOf(
    id,
    body,
    { existing, location, properties: objectAt(body, "properties"), above: aboveOf(rules, id, surroundings) },
    surroundings,
  );
  if (rules.name !== undefined && !rules.name.matches.test(put.name)) {
    throw new ArmError(400, rules.name.code, rules.name.text.replaceAll("{name}", put.name));
  }
  checkTags(body["tags"]);
  return put;
}

/** @throws ArmError when there is nothing at the id above, or something that this type does not belong to. */
function aboveOf(rules: TypeRules, id: Put["id"], { resources }: Surroundings): Put["above"] {
  const { above, names } = id;
  if (above === undefined) {
    if (rules.extends === undefined || rules.extends === "any") return undefined;
    throw new ArmError(
      400,
      "InvalidResourceType",
      `The type '${rules.type}' needs a scope of type '${rules.extends}'.`,
    );
  }
  const found = existingAt(above, resources);
  if (found === undefined) {
    throw names.length > 1
      ? refusals.parentNotFound(rules.type, above)
      : resourceNotFound(parseResourceId(above) ?? id);
  }
  if (names.length === 1 && rules.extends !== "any" && found.type.toLowerCase() !== rules.extends?.toLowerCase()) {
    throw new ArmError(400, "InvalidResourceType", `The type '${rules.type}' cannot extend a '${found.type}'.`);
  }
  return found;
}

function locationOf(
  { type, location: kind }: TypeRules,
  body: JsonObject,
  existing: StoredResource | undefined,
  group: string,
): string {
  if (kind === undefined) return "";
  const sent = textAt(body, "location");
  if (sent === undefined) throw refusals.locationMissing();
  const location = canonicalLocation(sent);
  if (kind === "global" ? location !== "global" : !isRegion(location)) throw refusals.locationUnknown(type, sent);
  const before = existing === undefined ? undefined : textAt(existing.answered, "location");
  if (existing !== undefined && before !== undefined && before !== location) {
    throw refusals.locationTaken(existing.name, group, before, location);
  }
  return location;
}

function answerOf(rules: TypeRules, put: Put): JsonObject {
  const hidden = Object.entries(rules.fields ?? {}).filter(
    ([, field]) => field.secret === true || field.writeOnly === true,
  );
  const before = rules.keepsUnsent === true ? objectAt(put.existing?.answered ?? {}, "properties") : {};
  const defaults = Object.entries(rules.fields ?? {})
    .filter(([, field]) => field.byDefault !== undefined)
    .map(([path, { byDefault = null }]) =>
      path.split(".").reduceRight<JsonObject | typeof byDefault>((inner, name) => ({ [name]: inner }), byDefault),
    );
  const layers = [
    ...defaults,
    { properties: before },
    hidden.reduce((body, [path]) => replaceAt(body, path, () => undefined), put.body),
    put.location === "" ? {} : { location: put.location },
    answerIdentity(put),
    rules.hasProvisioningState === true ? { properties: { provisioningState: "Succeeded" } } : {},
    rules.answer?.(put) ?? {},
  ];
  return layers.reduce<JsonObject>((under, over) => (isLayer(over) ? merge(under, over) : under), {});
}

function isLayer(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

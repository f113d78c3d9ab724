import { ArmError } from "../arm-error.ts";
import { isJsonObject, type JsonValue } from "../json-value.ts";
import { parseResourceId } from "../resource-id.ts";
import type { StoredResource } from "../resource-type.ts";

type Test = (resource: StoredResource) => boolean;

const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

const tests: Readonly<Record<string, (value: string) => Test>> = {
  resourcetype: (value) => (resource) => same(resource.type, value),
  name: (value) => (resource) => same(resource.name, value),
  resourcegroup: (value) => (resource) => same(parseResourceId(resource.id)?.resourceGroup, value),
  location: (value) => (resource) => same(textOf(resource.answered["location"]), value),
  tagname: (value) => (resource) => Object.keys(tagsOf(resource)).some((name) => same(name, value)),
  tagvalue: (value) => (resource) => Object.values(tagsOf(resource)).includes(value),
};

/**
 * `$filter` of a list of resources: comparisons with `eq`, joined by `and` (REST API reference, "Resources - List").
 * @throws ArmError `InvalidFilterInQueryString`.
 */
export function resourceFilter(filter: string | undefined): Test {
  if (filter === undefined || filter === "") {
    return () => true;
  }
  const all = filter.split(/ and /iu).map((comparison) => {
    const [, name = "", value = ""] = /^\s*(\w+) eq '([^']*)'\s*$/iu.exec(comparison) ?? [];
    const test = tests[name.toLowerCase()];
    if (test === undefined) {
      throw new ArmError(
        400,
        "InvalidFilterInQueryString",
        `Invalid $filter '${filter}' specified in the query string.`,
      );
    }
    return test(value);
  });
  return (resource) => all.every((test) => test(resource));
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function tagsOf({ answered }: StoredResource): Readonly<Record<string, unknown>> {
  const { tags } = answered;
  return isJsonObject(tags) ? tags : {};
}

import type { JsonObject } from "../../json-value.ts";
import type { ResourceId } from "../../resource-id.ts";
import type { ResourceStore, StoredResource, Surroundings } from "../../resource-type.ts";

/** A PUT as the rules of a type see it. */
export interface Put {
  readonly id: ResourceId;
  /** The last part of the name. */
  readonly name: string;
  /** What was sent, without nulls. */
  readonly body: JsonObject;
  /** `properties` of what was sent; empty if there are none. */
  readonly properties: JsonObject;
  /** In the form `westeurope`; empty for a type that has none. */
  readonly location: string;
  /** The resource as it is now. */
  readonly existing: StoredResource | undefined;
  /** The parent, or what an extension resource extends. */
  readonly above: StoredResource | undefined;
  readonly resources: ResourceStore;
  readonly tenantId: string;
  readonly now: number;
  readonly deployerId: string;
}

/** What is read off the surroundings. */
export function putOf(
  id: ResourceId,
  body: JsonObject,
  parts: Pick<Put, "properties" | "location" | "existing" | "above">,
  { resources, tenantId, now, deployerId }: Surroundings,
): Put {
  return { id, name: id.names.at(-1) ?? "", body, ...parts, resources, tenantId, now: now(), deployerId };
}

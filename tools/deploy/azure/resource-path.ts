/** A resource id in its parts (Microsoft Learn, "Resource ID"). */
export interface ResourcePath {
  readonly subscription: string | undefined;
  readonly resourceGroup: string | undefined;
  /** Such as `Microsoft.Storage/storageAccounts/blobServices`. */
  readonly type: string;
  /** One for each segment of the type after the namespace. */
  readonly names: readonly string[];
  /** Id of the resource that this one is a part of, or that it extends; undefined directly below a resource group. */
  readonly above: string | undefined;
  /** Whether it extends the one above, as a role assignment does: deleting that one does not delete this one for good. */
  readonly extension: boolean;
}

const marker = "/providers/";

/** Takes a resource id apart. What is no resource id gives an empty type. */
export function readResourcePath(id: string): ResourcePath {
  const [, subscription] = /^\/subscriptions\/([^/]+)/iu.exec(id) ?? [];
  const [, resourceGroup] = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)/iu.exec(id) ?? [];
  const start = id.toLowerCase().lastIndexOf(marker);
  const [namespace = "", ...rest] = start < 0 ? [""] : id.slice(start + marker.length).split("/");
  const types = rest.filter((_, index) => index % 2 === 0);
  const names = rest.filter((_, index) => index % 2 === 1);
  const scope = id.slice(0, Math.max(start, 0));
  const extension = names.length === 1 && scope.toLowerCase().includes(marker);
  const parent = names.length > 1 ? id.split("/").slice(0, -2).join("/") : undefined;
  const type = [namespace, ...types].join("/");
  return { subscription, resourceGroup, type, names, above: extension ? scope : parent, extension };
}

/** Whether two resource ids name the same: they compare without case. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

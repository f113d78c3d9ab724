/** A resource id in its parts (Microsoft Learn, "Resource ID"; extension resources repeat `/providers/` behind the id of what they extend). */
export interface ResourceId {
  /** The whole id as it was given. */
  readonly text: string;
  /** Such as `Microsoft.Storage/storageAccounts/blobServices`. */
  readonly type: string;
  /** One name for each segment of the type after the namespace. */
  readonly names: readonly string[];
  readonly subscriptionId: string | undefined;
  readonly resourceGroup: string | undefined;
  /** Id of the resource above: the parent, or what an extension resource extends; undefined directly below a resource group or subscription. */
  readonly above: string | undefined;
}

/** Reads a resource id. Undefined if it is none (a resource group or a subscription is none either). */
export function parseResourceId(text: string): ResourceId | undefined {
  const marker = "/providers/";
  const start = text.toLowerCase().lastIndexOf(marker);
  if (start < 0) return undefined;
  const scope = text.slice(0, start);
  const [namespace, ...rest] = text.slice(start + marker.length).split("/");
  if (namespace === undefined || namespace === "" || rest.length === 0 || rest.length % 2 !== 0 || rest.includes(""))
    return undefined;
  const types = rest.filter((_, index) => index % 2 === 0);
  const names = rest.filter((_, index) => index % 2 === 1);
  const [, subscriptionId] = /^\/subscriptions\/([^/]+)/iu.exec(scope) ?? [];
  const [, resourceGroup] = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)/iu.exec(scope) ?? [];
  const isExtension = scope.toLowerCase().includes(marker);
  const above =
    names.length > 1
      ? text.slice(0, text.lastIndexOf("/", text.lastIndexOf("/") - 1))
      : isExtension
        ? scope
        : undefined;
  return { text, type: [namespace, ...types].join("/"), names, subscriptionId, resourceGroup, above };
}

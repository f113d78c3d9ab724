import type { ResourceStore } from "../resource-manager/resource-type.ts";
import { canReach } from "../resource-manager/types/network/reach.ts";
import { isSameId } from "../resource-manager/types/rules/references.ts";
import { identitiesOf } from "./site-identities.ts";

/**
 * Whether a caller gets through to a vault or a storage account. The local cloud has one network; who calls tells from where:
 * the identities of a site call from the site's virtual network, everybody else from the internet.
 * @param part of the target, such as `vault` or `blob`.
 */
export function getsThrough(principalId: string, targetId: string, part: string, resources: ResourceStore): boolean {
  return (
    canReach("", targetId, part, resources) ||
    resources
      .list("Microsoft.Web/sites")
      .filter((site) => identitiesOf(site).some((identity) => isSameId(identity.principalId, principalId)))
      .some(({ id }) => canReach(id, targetId, part, resources))
  );
}

import type { Identity } from "../access-tokens.ts";
import { isJsonObject } from "../resource-manager/json-value.ts";
import type { StoredResource } from "../resource-manager/resource-type.ts";
import { objectAt, textAt } from "../resource-manager/types/rules/body.ts";

/** The user-assigned identities of a site: those that its token endpoint gives tokens for. */
export function identitiesOf({ answered }: Pick<StoredResource, "answered">): readonly Identity[] {
  return Object.values(objectAt(answered, "identity.userAssignedIdentities"))
    .filter(isJsonObject)
    .map((identity) => ({
      clientId: textAt(identity, "clientId") ?? "",
      principalId: textAt(identity, "principalId") ?? "",
    }));
}

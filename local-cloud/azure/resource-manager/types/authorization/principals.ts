import { objectAt, textAt } from "../rules/body.ts";
import type { Put } from "../rules/put.ts";

/** Who can be given a role. */
export interface Principal {
  readonly type: "User" | "ServicePrincipal";
  /** In milliseconds since 1970. */
  readonly createdAt: number;
}

/** The principal of an object id: whoever deploys, a user-assigned identity, or the identity of a resource. */
export function findPrincipal(
  principalId: string,
  { resources, deployerId }: Pick<Put, "resources" | "deployerId">,
): Principal | undefined {
  if (principalId === deployerId) return { type: "User", createdAt: 0 };
  for (const { answered } of resources.list()) {
    const found = [textAt(answered, "properties.principalId"), textAt(objectAt(answered, "identity"), "principalId")];
    const isIdentity = textAt(answered, "properties.clientId") !== undefined || found[1] !== undefined;
    if (isIdentity && found.includes(principalId)) {
      return { type: "ServicePrincipal", createdAt: Date.parse(textAt(answered, "systemData.createdAt") ?? "") || 0 };
    }
  }
  return undefined;
}

import { ArmError } from "../../arm-error.ts";
import { isJsonObject, type JsonObject } from "../../json-value.ts";
import { objectAt, textAt } from "./body.ts";
import { guidOf } from "./guid.ts";
import type { Put } from "./put.ts";

const identityType = "Microsoft.ManagedIdentity/userAssignedIdentities";

/**
 * The `identity` of a resource as it is answered: with the ids of the principals behind it.
 * @throws ArmError when a user-assigned identity is not there, or the type and the identities do not agree.
 */
export function answerIdentity({ id, body, resources, tenantId }: Put): JsonObject {
  const identity = body["identity"];
  if (!isJsonObject(identity)) return {};
  const kinds = (textAt(identity, "type") ?? "").split(",").map((kind) => kind.trim());
  const assigned = Object.keys(objectAt(identity, "userAssignedIdentities"));
  if (kinds.includes("UserAssigned") && assigned.length === 0) {
    throw new ArmError(
      400,
      "MissingIdentityIds",
      "The identity ids must not be null or empty for 'UserAssigned' identity type.",
    );
  }
  if (!kinds.includes("UserAssigned") && assigned.length > 0) {
    throw new ArmError(
      400,
      "InvalidIdentityValues",
      "The 'userAssignedIdentities' property is only allowed with the identity type 'UserAssigned'.",
    );
  }
  const users = assigned.map((userId) => {
    const user = resources.get(userId);
    if (user?.type.toLowerCase() !== identityType.toLowerCase()) throw identityNotFound(id.text, userId);
    const { principalId = "", clientId = "" } = objectAt(user.answered, "properties");
    return [userId, { principalId, clientId }] as const;
  });
  return {
    identity: {
      type: kinds.join(", "),
      ...(kinds.includes("SystemAssigned") ? { principalId: guidOf("principal", id.text), tenantId } : {}),
      ...(users.length === 0 ? {} : { userAssignedIdentities: Object.fromEntries(users) }),
    },
  };
}

function identityNotFound(resourceId: string, identityId: string): ArmError {
  return new ArmError(
    400,
    "FailedIdentityOperation",
    `Identity operation for resource '${resourceId}' failed with error 'Failed to perform resource identity operation. ` +
      `Status: 'BadRequest'. Response: '{"error":{"code":"BadRequest","message":"Resource '${identityId}' was not found."}}'.'.`,
  );
}

import { ArmError } from "../../arm-error.ts";
import type { ResourceType, StoredResource } from "../../resource-type.ts";
import { objectAt, textAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import type { Put } from "../rules/put.ts";
import { isSameId } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";
import { roleAssignmentType } from "./assignments.ts";
import { findPrincipal } from "./principals.ts";
import { roleIdOf, roleNames } from "./role-definitions.ts";

const principalTypes = ["User", "Group", "ServicePrincipal", "ForeignGroup", "Device"] as const;

/**
 * Microsoft.Authorization/roleAssignments (Microsoft Learn, "Troubleshoot Azure RBAC").
 * @param identityDelayMs how long a new identity is unknown to whoever does not say its `principalType`.
 */
export function roleAssignments(identityDelayMs: () => number): ResourceType {
  return defineType({
    type: roleAssignmentType,
    apiVersions: ["2022-04-01"],
    wording: wordings.authorization,
    extends: "any",
    name: {
      matches: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu,
      code: "InvalidRoleAssignmentId",
      text: "The role assignment ID '{name}' is not valid. The role assignment ID must be a GUID.",
    },
    fields: {
      "properties.roleDefinitionId": { is: "string", required: true },
      "properties.principalId": { is: "guid", required: true },
      "properties.principalType": { is: "string", oneOf: principalTypes },
      "properties.description": { is: "string", max: 1024 },
    },
    check(put) {
      checkRole(put);
      checkPrincipal(put, identityDelayMs());
      checkOthers(put);
    },
    answer({ existing, properties, now, ...put }) {
      const created = existing === undefined ? undefined : textAt(existing.answered, "properties.createdOn");
      const principal = findPrincipal(textAt(properties, "principalId") ?? "", put);
      return {
        properties: {
          scope: scopeOf(put),
          principalType: principal?.type ?? "ServicePrincipal",
          createdOn: created ?? new Date(now).toISOString(),
          updatedOn: new Date(now).toISOString(),
          createdBy: put.deployerId,
          updatedBy: put.deployerId,
        },
      };
    },
  });
}

/** Everything before the assignment in its id: a resource, a resource group or a subscription. */
function scopeOf({ id }: Pick<Put, "id">): string {
  return id.text.slice(0, id.text.toLowerCase().lastIndexOf("/providers/microsoft.authorization/"));
}

function checkRole({ properties }: Put): void {
  const definition = textAt(properties, "roleDefinitionId") ?? "";
  const roleId = roleIdOf(definition);
  if (roleId === undefined || !roleNames.has(roleId)) {
    throw new ArmError(
      400,
      "RoleDefinitionDoesNotExist",
      `The specified role definition with ID '${roleId ?? definition}' does not exist.`,
    );
  }
}

function checkPrincipal(put: Put, identityDelayMs: number): void {
  const principalId = textAt(put.properties, "principalId") ?? "";
  const stated = textAt(put.properties, "principalType");
  const principal = findPrincipal(principalId, put);
  const isUnknown =
    principal === undefined || (stated === undefined && put.now - principal.createdAt < identityDelayMs);
  if (isUnknown && put.existing === undefined) {
    throw new ArmError(
      400,
      "PrincipalNotFound",
      `Principal ${principalId.replaceAll("-", "")} does not exist in the directory ${put.tenantId}. Check that you have the correct ` +
        "principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a " +
        "replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, " +
        "or Group.  See https://aka.ms/docs-principaltype",
    );
  }
  if (principal !== undefined && stated !== undefined && stated !== principal.type) {
    throw new ArmError(
      400,
      "UnmatchedPrincipalType",
      `The PrincipalId '${principalId}' has type '${principal.type}' , which is different from specified PrincipalType '${stated}'.`,
    );
  }
}

/** The name belongs to one assignment in the tenant; a principal has a role at a scope once. */
function checkOthers(put: Put): void {
  const asked = { ...partsOf(put.properties), scope: scopeOf(put) };
  for (const { name, answered } of put.resources.list(roleAssignmentType)) {
    const properties = objectAt(answered, "properties");
    const isSame = isSameId(textAt(properties, "scope") ?? "", asked.scope) && isSamePair(asked, partsOf(properties));
    if (isSameId(name, put.name)) {
      if (isSame) continue;
      throw new ArmError(
        400,
        "RoleAssignmentUpdateNotPermitted",
        "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.",
      );
    }
    if (isSame) {
      throw new ArmError(
        409,
        "RoleAssignmentExists",
        `The role assignment already exists. The ID of the existing role assignment is ${name.replaceAll("-", "")}.`,
      );
    }
  }
}

function partsOf(properties: StoredResource["answered"]): { readonly principalId: string; readonly roleId: string } {
  return {
    principalId: textAt(properties, "principalId") ?? "",
    roleId: roleIdOf(textAt(properties, "roleDefinitionId") ?? "") ?? "",
  };
}

function isSamePair(one: ReturnType<typeof partsOf>, other: ReturnType<typeof partsOf>): boolean {
  return isSameId(one.principalId, other.principalId) && one.roleId === other.roleId;
}

import type { RoleAssignment } from "../../../access.ts";
import type { ResourceStore, StoredResource } from "../../resource-type.ts";
import { textAt } from "../rules/body.ts";
import { roleIdOf } from "./role-definitions.ts";

export const roleAssignmentType = "Microsoft.Authorization/roleAssignments";

/** A role assignment that a deployment made. */
export interface DeployedAssignment extends RoleAssignment {
  /** Resource id of the assignment. */
  readonly id: string;
  /** From when on the data planes know of it, in milliseconds since 1970. */
  readonly effectiveAt: number;
}

/**
 * The role assignments among the resources. The data planes learn of an assignment only a while after it was made
 * (Microsoft Learn, "Troubleshoot Azure RBAC": up to ten minutes): `delayMs`.
 */
export function assignmentsFrom(resources: ResourceStore, delayMs: number): readonly DeployedAssignment[] {
  return resources.list(roleAssignmentType).map((resource) => assignmentOf(resource, delayMs));
}

/** Those that the data planes know of by `now`. Where there is no delay that is all of them, whatever the clocks say. */
export function effectiveAssignments(
  resources: ResourceStore,
  delayMs: number,
  now: number,
): readonly DeployedAssignment[] {
  return assignmentsFrom(resources, delayMs).filter(({ effectiveAt }) => delayMs === 0 || effectiveAt <= now);
}

function assignmentOf({ id, answered }: StoredResource, delayMs: number): DeployedAssignment {
  const text = (name: string): string => textAt(answered, `properties.${name}`) ?? "";
  return {
    id,
    principalId: text("principalId"),
    roleId: roleIdOf(text("roleDefinitionId")) ?? "",
    scope: text("scope"),
    effectiveAt: Date.parse(text("createdOn")) + delayMs,
  };
}

import type { Clock } from "../../clock.ts";
import { type Access, createAccess } from "../access.ts";
import { effectiveAssignments, roleAssignmentType } from "../resource-manager/types/authorization/assignments.ts";
import { guidOf } from "../resource-manager/types/rules/guid.ts";
import type { ResourceStore } from "../resource-manager/resource-type.ts";

/** The role assignments among the deployed resources; what is granted or revoked here changes those. */
export type DeployedAccess = Omit<Access, "reset">;

export interface DeployedAccessOptions {
  readonly resources: ResourceStore;
  readonly clock: Clock;
  /** How long an assignment takes to apply. */
  readonly delayMs: () => number;
}

export function createDeployedAccess({ resources, clock, delayMs }: DeployedAccessOptions): DeployedAccess {
  const list = (): ReturnType<typeof effectiveAssignments> => effectiveAssignments(resources, delayMs(), clock.now());
  return {
    list,
    allows: (question) => createAccess(list()).allows(question),
    grant({ principalId, roleId, scope }) {
      const name = guidOf("granted", principalId, roleId, scope);
      const properties = {
        principalId,
        scope,
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
        createdOn: new Date(clock.now()).toISOString(),
      };
      resources.put({
        id: `${scope}/providers/${roleAssignmentType}/${name}`,
        name,
        type: roleAssignmentType,
        apiVersion: "2022-04-01",
        sent: { properties },
        answered: { properties },
      });
    },
    revoke(which) {
      for (const { id, ...assignment } of effectiveAssignments(resources, 0, clock.now())) {
        const remaining = createAccess([assignment]);
        remaining.revoke(which);
        if (remaining.list().length === 0) resources.delete(id);
      }
    },
  };
}

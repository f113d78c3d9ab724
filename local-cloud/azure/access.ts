/** Ids of built-in roles (Microsoft Learn: Azure built-in roles). */
export const roleIds = {
  keyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
  monitoringMetricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
  storageBlobDataOwner: "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
} as const;

export interface RoleAssignment {
  /** Object id of the identity. */
  readonly principalId: string;
  readonly roleId: string;
  /** Resource id; covers everything below it. */
  readonly scope: string;
}

/** The role assignments, which the data planes ask before they do anything. */
export interface Access {
  grant(assignment: RoleAssignment): void;
  /** Takes every matching assignment away; what is left out matches any. */
  revoke(which: Partial<RoleAssignment>): void;
  /** Whether the principal holds the role at this resource or above it. Resource ids compare without case, as in Azure. */
  allows(question: RoleAssignment): boolean;
  list(): readonly RoleAssignment[];
  /** Back to the assignments of the start. */
  reset(): void;
}

/** Role assignments, beginning with `initial`. Changes count at once; Azure takes up to 30 minutes. */
export function createAccess(initial: readonly RoleAssignment[]): Access {
  let assignments = [...initial];
  return {
    grant(assignment) {
      assignments.push(assignment);
    },
    revoke(which) {
      assignments = assignments.filter(
        (assignment) =>
          !(
            (which.principalId ?? assignment.principalId) === assignment.principalId &&
            (which.roleId ?? assignment.roleId) === assignment.roleId &&
            (which.scope ?? assignment.scope).toLowerCase() === assignment.scope.toLowerCase()
          ),
      );
    },
    allows: ({ principalId, roleId, scope }) =>
      assignments.some(
        (assignment) =>
          assignment.principalId === principalId && assignment.roleId === roleId && covers(assignment.scope, scope),
      ),
    list: () => assignments,
    reset() {
      assignments = [...initial];
    },
  };
}

function covers(assigned: string, asked: string): boolean {
  return `${asked.toLowerCase()}/`.startsWith(`${assigned.toLowerCase().replace(/\/$/u, "")}/`);
}

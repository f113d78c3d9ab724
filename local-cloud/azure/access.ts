/** Ids of built-in roles (Microsoft Learn: Azure built-in roles). */
export const roleIds = {
  keyVaultAdministrator: "00482a5a-887f-4fb3-b363-3b7fe8e74483",
  keyVaultSecretsOfficer: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  keyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
  monitoringMetricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
  storageBlobDataContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  storageBlobDataOwner: "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
  storageBlobDataReader: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
  logAnalyticsReader: "73c42c96-874c-492b-ab04-ab87d138a893",
  logAnalyticsContributor: "92aaf0da-9dab-42b6-94a3-d43ce8d16293",
  microsoftSentinelReader: "8d289c81-5878-46d4-8554-54e1e3d8b5cb",
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
} as const;

/** Roles that let somebody do something on a data plane: any one of them is enough. */
export const rolesFor = {
  readSecrets: [roleIds.keyVaultSecretsUser, roleIds.keyVaultSecretsOfficer, roleIds.keyVaultAdministrator],
  sendRows: [roleIds.monitoringMetricsPublisher],
  readBlobs: [roleIds.storageBlobDataOwner, roleIds.storageBlobDataContributor, roleIds.storageBlobDataReader],
  queryWorkspaces: [
    roleIds.logAnalyticsReader,
    roleIds.logAnalyticsContributor,
    roleIds.microsoftSentinelReader,
    roleIds.owner,
    roleIds.contributor,
    roleIds.reader,
  ],
  writeBlobs: [roleIds.storageBlobDataOwner, roleIds.storageBlobDataContributor],
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

/** Whether the principal holds one of the roles at this resource or above it. */
export function allowsAny(
  access: Pick<Access, "allows">,
  principalId: string,
  roles: readonly string[],
  scope: string,
): boolean {
  return roles.some((roleId) => access.allows({ principalId, roleId, scope }));
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

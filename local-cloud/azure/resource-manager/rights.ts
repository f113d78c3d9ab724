import type { Access } from "../access.ts";
import { type DeniedAction, authorizationFailed } from "./refusals.ts";

/** Whoever sent a request. */
export interface Caller {
  readonly principalId: string;
  readonly clientId: string;
}

interface Role {
  readonly id: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
}

/** The built-in roles that decide about resources (Microsoft Learn, "Azure built-in roles"). */
export const controlPlaneRoles = {
  owner: { id: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", name: "Owner", actions: ["*"] },
  contributor: {
    id: "b24988ac-6180-42a0-ab88-20f7382dd24c",
    name: "Contributor",
    actions: ["*"],
    notActions: ["Microsoft.Authorization/*/delete", "Microsoft.Authorization/*/write"],
  },
  /** Of its actions those that resources here know. */
  sentinelReader: {
    id: "8d289c81-5878-46d4-8554-54e1e3d8b5cb",
    name: "Microsoft Sentinel Reader",
    actions: [
      "Microsoft.SecurityInsights/*/read",
      "Microsoft.OperationalInsights/workspaces/*/read",
      "Microsoft.Insights/workbooks/read",
      "Microsoft.Authorization/*/read",
      "Microsoft.Resources/deployments/*",
      "Microsoft.Resources/subscriptions/resourceGroups/read",
    ],
  },
  reader: { id: "acdd72a7-3385-48ef-bd42-f606fba81ae7", name: "Reader", actions: ["*/read"] },
  userAccessAdministrator: {
    id: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
    name: "User Access Administrator",
    actions: ["*/read", "Microsoft.Authorization/*"],
  },
  rbacAdministrator: {
    id: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    name: "Role Based Access Control Administrator",
    actions: [
      "*/read",
      "Microsoft.Authorization/roleAssignments/write",
      "Microsoft.Authorization/roleAssignments/delete",
    ],
  },
} as const satisfies Readonly<Record<string, Role>>;

/** Who may do what with resources. */
export interface Rights {
  may(caller: Caller, action: string, scope: string): boolean;
  /**
   * @throws ArmError `AuthorizationFailed`.
   */
  demand(caller: Caller, action: string, scope: string): void;
}

/** Rights from the role assignments in `access`; without it everyone is an owner of everything. */
export function createRights(access: Pick<Access, "allows"> | undefined): Rights {
  const may: Rights["may"] = ({ principalId }, action, scope) =>
    access === undefined ||
    Object.values<Role>(controlPlaneRoles).some(
      (role) => grants(role, action) && access.allows({ principalId, roleId: role.id, scope }),
    );
  return {
    may,
    demand(caller, action, scope) {
      if (!may(caller, action, scope)) {
        throw authorizationFailed({ ...caller, action, scope } satisfies DeniedAction);
      }
    },
  };
}

function grants({ actions, notActions = [] }: Role, action: string): boolean {
  return actions.some((pattern) => matches(pattern, action)) && !notActions.some((pattern) => matches(pattern, action));
}

function matches(pattern: string, action: string): boolean {
  const source = pattern.replaceAll(".", "\\.").replaceAll("*", ".*");
  return new RegExp(`^${source}$`, "iu").test(action);
}

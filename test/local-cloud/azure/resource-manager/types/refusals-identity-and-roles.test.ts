import { ids } from "./good-resources.ts";
import { testRefusals } from "./refusal-cases.ts";

const assignments = `${ids.account}/providers/Microsoft.Authorization/roleAssignments`;
const role = (id: string): string => `/providers/Microsoft.Authorization/roleDefinitions/${id}`;

testRefusals("identities and role assignments", [
  { of: "identity", as: "id", code: "InvalidResourceName", says: "'id'" },
  { of: "role", as: "owner-of-blobs", code: "InvalidRoleAssignmentId", says: "must be a GUID" },
  {
    of: "role",
    as: "00000000-0000-4000-8000-000000000001",
    code: "RoleAssignmentExists",
    says: "0f1f2f3f4f5f4f6f8f7f8f9fafbfcfdf",
  },
  {
    of: "role",
    set: { "properties.roleDefinitionId": role("ba92f5b4-2d11-453d-a403-e96b0029c9fe") },
    code: "RoleAssignmentUpdateNotPermitted",
    says: "principal ID, and scope are not allowed to be updated",
  },
  {
    of: "role",
    at: `${ids.vault}/providers/Microsoft.Authorization/roleAssignments/0f1f2f3f-4f5f-4f6f-8f7f-8f9fafbfcfdf`,
    code: "RoleAssignmentUpdateNotPermitted",
    says: "scope",
  },
  {
    of: "role",
    at: `${assignments}/00000000-0000-4000-8000-000000000001`,
    set: { "properties.principalId": "99999999-9999-4999-8999-999999999999" },
    code: "PrincipalNotFound",
    says: "99999999999949998999999999999999",
  },
  {
    of: "role",
    at: `${assignments}/00000000-0000-4000-8000-000000000001`,
    set: { "properties.principalType": "User" },
    code: "UnmatchedPrincipalType",
    says: "has type 'ServicePrincipal'",
  },
  {
    of: "role",
    as: "00000000-0000-4000-8000-000000000001",
    set: { "properties.roleDefinitionId": role("00000000-0000-4000-8000-00000000dead") },
    code: "RoleDefinitionDoesNotExist",
    says: "00000000-0000-4000-8000-00000000dead",
  },
  { of: "role", set: { "properties.principalId": null }, code: "BadRequestFormat", says: "properties.principalId" },
]);

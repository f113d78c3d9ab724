/** Built-in roles by id (Microsoft Learn, "Azure built-in roles"): those that a template of this kind could name. */
export const roleNames: ReadonlyMap<string, string> = new Map([
  ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner"],
  ["b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor"],
  ["acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader"],
  ["18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator"],
  ["f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator"],
  ["4633458b-17de-408a-b874-0445c86b69e6", "Key Vault Secrets User"],
  ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "Key Vault Secrets Officer"],
  ["21090545-7ca7-4776-b22c-e363652d74d2", "Key Vault Reader"],
  ["00482a5a-887f-4fb3-b363-3b7fe8e74483", "Key Vault Administrator"],
  ["3913510d-42f4-4e42-8a64-420c390055eb", "Monitoring Metrics Publisher"],
  ["43d0d8ad-25c7-4714-9337-8ba259a9fe05", "Monitoring Reader"],
  ["749f88d5-cbae-40b8-bcfc-e573ddc772fa", "Monitoring Contributor"],
  ["73c42c96-874c-492b-b04d-ab87d138a893", "Log Analytics Reader"],
  ["92aaf0da-9dab-42b6-94a3-d43ce8d16293", "Log Analytics Contributor"],
  ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "Storage Blob Data Owner"],
  ["ba92f5b4-2d11-453d-a403-e96b0029c9fe", "Storage Blob Data Contributor"],
  ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "Storage Blob Data Reader"],
  ["974c5e8b-45b9-4653-ba55-5f855dd0fb88", "Storage Queue Data Contributor"],
  ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "Storage Table Data Contributor"],
  ["17d1049b-9a84-46fb-8f53-869881c3d3ab", "Storage Account Contributor"],
  ["8d289c81-5878-46d4-8554-54e1e3d8b5cb", "Microsoft Sentinel Reader"],
  ["3e150937-b8fe-4cfb-8069-0eaf05ecd056", "Microsoft Sentinel Responder"],
  ["ab8e14d6-4a74-4a29-9ba8-549422addade", "Microsoft Sentinel Contributor"],
  ["f4c81013-99ee-4d62-a7ee-b3f1f648599a", "Microsoft Sentinel Automation Contributor"],
  ["de139f84-1756-47ae-9be6-808fbbe84772", "Website Contributor"],
]);

/** Roles that may write blobs. */
export const blobWriterRoles = [
  "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
] as const;

/** The role's own id in the id of a role definition; undefined if it is none. */
export function roleIdOf(roleDefinitionId: string): string | undefined {
  const pattern = /^(?:\/subscriptions\/[^/]+)?\/providers\/Microsoft\.Authorization\/roleDefinitions\/([^/]+)$/iu;
  return pattern.exec(roleDefinitionId)?.[1]?.toLowerCase();
}

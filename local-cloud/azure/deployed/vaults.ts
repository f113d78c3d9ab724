import type { Clock } from "../../clock.ts";
import type { Handler } from "../../plane-listener.ts";
import type { Access } from "../access.ts";
import type { AccessTokens } from "../access-tokens.ts";
import { createKeyVault } from "../key-vault.ts";
import type { ResourceStore, StoredResource } from "../resource-manager/resource-type.ts";
import type { TemplateSecret } from "../resource-manager/types/data-planes.ts";
import { textAt } from "../resource-manager/types/rules/body.ts";
import { createVaultSecrets, type VaultSecrets } from "../vault-secrets.ts";
import { getsThrough } from "./network.ts";

export interface DeployedVaultsOptions {
  readonly resources: ResourceStore;
  readonly access: Pick<Access, "allows">;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  /** Secrets a page of a list. */
  readonly pageSize: number | undefined;
}

/** The vaults that are deployed, and what is in them. */
export interface DeployedVaults {
  /** The data plane of a vault. */
  readonly plane: (vault: StoredResource) => Handler;
  /**
   * What is in a vault. It outlives the vault's deletion: for 90 days nobody gets the name but whoever recovers the vault, and
   * with it its secrets.
   */
  secretsOf(vaultId: string): VaultSecrets;
  /** A new version, unless the latest is the same in every part. */
  readonly setSecret: (vaultId: string, name: string, secret: TemplateSecret) => void;
  /** Empties all of them. */
  clear(): void;
}

export function createDeployedVaults(options: DeployedVaultsOptions): DeployedVaults {
  const { resources, access, tokens, clock, pageSize } = options;
  const contents = new Map<string, VaultSecrets>();

  const secretsOf: DeployedVaults["secretsOf"] = (vaultId) => {
    const secrets = contents.get(vaultId.toLowerCase()) ?? createVaultSecrets(clock);
    contents.set(vaultId.toLowerCase(), secrets);
    return secrets;
  };
  return {
    secretsOf,
    plane: ({ id, name, answered }) =>
      createKeyVault({
        secrets: secretsOf(id),
        access,
        tokens,
        tenantId: textAt(answered, "properties.tenantId") ?? "",
        vaultName: name,
        resourceId: id,
        getsThrough: (principalId) => getsThrough(principalId, id, "vault", resources),
        ...(pageSize === undefined ? {} : { pageSize }),
      }),
    setSecret(vaultId, name, { value, contentType, enabled, expiresOn, notBefore }) {
      const secrets = secretsOf(vaultId);
      const latest = secrets.find(name);
      const isSame =
        latest?.value === value &&
        latest.contentType === contentType &&
        latest.enabled === enabled &&
        latest.expiresOn === expiresOn &&
        latest.notBefore === notBefore;
      if (isSame) return;
      secrets.set(name, value, {
        enabled,
        ...(contentType === undefined ? {} : { contentType }),
        ...(expiresOn === undefined ? {} : { expiresOn: new Date(expiresOn * 1000) }),
        ...(notBefore === undefined ? {} : { notBefore: new Date(notBefore * 1000) }),
      });
    },
    clear() {
      for (const secrets of contents.values()) secrets.clear();
    },
  };
}

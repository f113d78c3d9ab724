import { randomUUID } from "node:crypto";

import type { Clock } from "../clock.ts";

/** One version of a secret. Times are Unix seconds, as in Key Vault's `attributes`. */
export interface SecretVersion {
  readonly version: string;
  readonly value: string;
  readonly contentType: string | undefined;
  readonly expiresOn: number | undefined;
  readonly notBefore: number | undefined;
  readonly created: number;
  enabled: boolean;
}

export interface SetSecretOptions {
  readonly contentType?: string;
  readonly expiresOn?: Date;
  readonly notBefore?: Date;
  /** Default true. */
  readonly enabled?: boolean;
}

/** What is in the vault; for tests and `npm start`, past all access control. */
export interface VaultSecrets {
  /** Adds a version, which becomes the latest; gives its id (32 hexadecimal digits). */
  set(name: string, value: string, options?: SetSecretOptions): string;
  /** Enables or disables one version, by default the latest. */
  setEnabled(name: string, enabled: boolean, version?: string): void;
  remove(name: string): void;
  clear(): void;
  /** In order of name. */
  names(): readonly string[];
  /** Oldest first; empty when there is no such secret. */
  versions(name: string): readonly SecretVersion[];
  /** The given version, or the latest. */
  find(name: string, version?: string): SecretVersion | undefined;
}

export function createVaultSecrets(clock: Clock): VaultSecrets {
  // Names of secrets compare without case in Key Vault.
  const secrets = new Map<string, { readonly name: string; readonly versions: SecretVersion[] }>();
  const find: VaultSecrets["find"] = (name, version) => {
    const versions = secrets.get(name.toLowerCase())?.versions;
    return version === undefined ? versions?.at(-1) : versions?.find((candidate) => candidate.version === version);
  };
  return {
    find,
    set(name, value, { contentType, expiresOn, notBefore, enabled = true } = {}) {
      const version = randomUUID().replaceAll("-", "");
      const entry = secrets.get(name.toLowerCase()) ?? { name, versions: [] };
      entry.versions.push({
        version,
        value,
        contentType,
        expiresOn: seconds(expiresOn),
        notBefore: seconds(notBefore),
        created: Math.floor(clock.now() / 1000),
        enabled,
      });
      secrets.set(name.toLowerCase(), entry);
      return version;
    },
    setEnabled(name, enabled, version) {
      const found = find(name, version);
      if (found === undefined) {
        throw new Error(`There is no secret ${name} in the vault.`);
      }
      found.enabled = enabled;
    },
    remove(name) {
      secrets.delete(name.toLowerCase());
    },
    clear() {
      secrets.clear();
    },
    names: () => [...secrets.values()].map((entry) => entry.name).toSorted(),
    versions: (name) => secrets.get(name.toLowerCase())?.versions ?? [],
  };
}

function seconds(date: Date | undefined): number | undefined {
  return date === undefined ? undefined : Math.floor(date.getTime() / 1000);
}

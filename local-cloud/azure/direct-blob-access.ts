import type { AzuriteClient } from "./azurite-client.ts";

/** The storage account past faults, tokens and roles: for tests. */
export interface DirectBlobAccess {
  /** Undefined when there is no such blob. */
  readBlob(container: string, name: string): Promise<string | undefined>;
  /** Makes or replaces the blob. */
  writeBlob(container: string, name: string, text: string): Promise<void>;
  /** Does nothing when there is no such blob. */
  deleteBlob(container: string, name: string): Promise<void>;
  /** Names, sorted. */
  listBlobs(container: string): Promise<readonly string[]>;
  /** Empties the account and makes the containers of the template again. */
  reset(): Promise<void>;
}

export interface DirectBlobAccessOptions {
  readonly client: AzuriteClient;
  readonly host: string;
  /** Containers that `reset` makes. */
  readonly containers: readonly string[];
}

/** Blob Storage REST API version that understands bearer tokens and everything used here. */
const apiVersion = "2024-11-04";

export function createDirectAccess({ client, host, containers }: DirectBlobAccessOptions): DirectBlobAccess {
  async function send(method: string, path: string, body?: string): Promise<Response> {
    const headers = { "x-ms-version": apiVersion, ...(body === undefined ? {} : { "x-ms-blob-type": "BlockBlob" }) };
    const response = await client.send(new Request(`https://${host}${path}`, { method, headers, body: body ?? null }));
    if (!response.ok && response.status !== 404) {
      throw new Error(`Azurite answered ${response.status} to ${method} ${path}: ${await response.text()}`);
    }
    return response;
  }
  return {
    async readBlob(container, name) {
      const response = await send("GET", blobPath(container, name));
      return response.status === 404 ? undefined : response.text();
    },
    async writeBlob(container, name, text) {
      await send("PUT", blobPath(container, name), text);
    },
    async deleteBlob(container, name) {
      await send("DELETE", blobPath(container, name));
    },
    async listBlobs(container) {
      // One page holds 5,000 names, more than any scenario makes.
      const response = await send("GET", `/${container}?restype=container&comp=list`);
      return namesIn(await response.text()).toSorted();
    },
    async reset() {
      const response = await send("GET", "/?comp=list");
      const existing = namesIn(await response.text());
      await Promise.all(existing.map((name) => send("DELETE", `/${name}?restype=container`)));
      await Promise.all(containers.map((name) => send("PUT", `/${name}?restype=container`)));
    },
  };
}

function blobPath(container: string, name: string): string {
  return `/${container}/${encodeURI(name)}`;
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
};

function namesIn(xml: string): string[] {
  return Array.from(xml.matchAll(/<Name>([^<]*)<\/Name>/gu), ([, name = ""]) =>
    name.replaceAll(/&(?:lt|gt|quot|apos|amp);/gu, (entity) => entities[entity] ?? entity),
  );
}

import type { AzuriteClient } from "./azurite-client.ts";

/** The storage account past faults, tokens and roles: for tests. */
export interface DirectBlobAccess {
  /** Undefined when there is no such blob. */
  readBlob(container: string, name: string): Promise<string | undefined>;
  /** Undefined when there is no such blob. */
  readBytes(container: string, name: string): Promise<Uint8Array | undefined>;
  /** Makes or replaces the blob. */
  writeBlob(container: string, name: string, content: string | Uint8Array<ArrayBuffer>): Promise<void>;
  /** Does nothing when there is no such blob. */
  deleteBlob(container: string, name: string): Promise<void>;
  /** Names, sorted. */
  listBlobs(container: string): Promise<readonly string[]>;
  /** Makes the container unless it is there; what is in it stays. */
  makeContainer(container: string): Promise<void>;
  /** Does nothing when there is no such container. */
  deleteContainer(container: string): Promise<void>;
}

/** Blob Storage REST API version that understands bearer tokens and everything used here. */
const apiVersion = "2024-11-04";

export function createDirectAccess(client: Pick<AzuriteClient, "send">): DirectBlobAccess {
  async function send(
    method: string,
    path: string,
    { body, expected = [404] }: { body?: string | Uint8Array<ArrayBuffer>; expected?: readonly number[] } = {},
  ): Promise<Response> {
    const headers = { "x-ms-version": apiVersion, ...(body === undefined ? {} : { "x-ms-blob-type": "BlockBlob" }) };
    const response = await client.send(new Request(`https://account${path}`, { method, headers, body: body ?? null }));
    if (!response.ok && !expected.includes(response.status)) {
      throw new Error(`Azurite answered ${response.status} to ${method} ${path}: ${await response.text()}`);
    }
    return response;
  }
  return {
    async readBlob(container, name) {
      const response = await send("GET", blobPath(container, name));
      return response.status === 404 ? undefined : response.text();
    },
    async readBytes(container, name) {
      const response = await send("GET", blobPath(container, name));
      return response.status === 404 ? undefined : new Uint8Array(await response.arrayBuffer());
    },
    async writeBlob(container, name, content) {
      await send("PUT", blobPath(container, name), { body: content });
    },
    async deleteBlob(container, name) {
      await send("DELETE", blobPath(container, name));
    },
    async listBlobs(container) {
      // One page holds 5,000 names, more than any scenario makes.
      const response = await send("GET", `/${container}?restype=container&comp=list`);
      return namesIn(await response.text()).toSorted();
    },
    async makeContainer(container) {
      await send("PUT", `/${container}?restype=container`, { expected: [409] });
    },
    async deleteContainer(container) {
      await send("DELETE", `/${container}?restype=container`);
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

import { randomUUID } from "node:crypto";

import { type Access, roleIds } from "./access.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { Azurite } from "./azurite.ts";
import { createAzuriteClient } from "./azurite-client.ts";
import { createDirectAccess, type DirectBlobAccess } from "./direct-blob-access.ts";

export interface BlobsPlane {
  readonly blobs: DirectBlobAccess;
  /** The data plane behind `<account>.blob.core.windows.net`. */
  fetch(request: Request): Promise<Response>;
  close(): void;
}

export interface BlobsOptions {
  readonly azurite: Azurite;
  /** PEM of the authority that signed Azurite's certificate. */
  readonly ca: string;
  /** Containers that the template makes. */
  readonly containers: readonly string[];
  readonly host: string;
  readonly resourceId: string;
  readonly tenantId: string;
  readonly access: Access;
  readonly tokens: AccessTokens;
}

const audience = "https://storage.azure.com";

/** Puts the account's access control before Azurite, which does the rest; makes the containers. */
export async function createBlobs(options: BlobsOptions): Promise<BlobsPlane> {
  const { azurite, ca, host, resourceId, tenantId, access, tokens } = options;
  const client = createAzuriteClient({ port: azurite.port, host, ca });
  const blobs = createDirectAccess({ client, host, containers: options.containers });
  await blobs.reset();

  return {
    blobs,
    async fetch(request) {
      const check = await tokens.check(request.headers.get("authorization"), audience);
      if (!check.ok) {
        return refuse(
          401,
          "InvalidAuthenticationInfo",
          `Server failed to authenticate the request (${check.reason}).`,
          {
            "www-authenticate": `Bearer authorization_uri=https://login.microsoftonline.com/${tenantId}/oauth2/authorize resource_id=${audience}`,
          },
        );
      }
      const { principalId } = check;
      if (!access.allows({ principalId, roleId: roleIds.storageBlobDataOwner, scope: resourceId })) {
        return refuse(
          403,
          "AuthorizationPermissionMismatch",
          "This request is not authorized to perform this operation using this permission.",
        );
      }
      return client.send(request);
    },
    close() {
      client.close();
    },
  };
}

function refuse(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  const requestId = randomUUID();
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}\nRequestId:${requestId}</Message></Error>`,
    {
      status,
      headers: { "content-type": "application/xml", "x-ms-error-code": code, "x-ms-request-id": requestId, ...headers },
    },
  );
}

import { randomUUID } from "node:crypto";

/** Why Blob Storage refuses a request before it looks at the blob. Codes: REST API reference, "Common REST API error codes" and "Blob Storage error codes". */
const refusals = {
  AccountRequiresHttps: [400, "The account being accessed does not support http."],
  AuthenticationFailed: [
    403,
    "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.",
  ],
  AuthorizationFailure: [403, "This request is not authorized to perform this operation."],
  AuthorizationPermissionMismatch: [
    403,
    "This request is not authorized to perform this operation using this permission.",
  ],
  InvalidAuthenticationInfo: [401, "Server failed to authenticate the request."],
  KeyBasedAuthenticationNotPermitted: [403, "Key based authentication is not permitted on this storage account."],
  NoAuthenticationInformation: [
    401,
    "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.",
  ],
  PublicAccessNotPermitted: [409, "Public access is not permitted on this storage account."],
  ResourceNotFound: [404, "The specified resource does not exist."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type BlobRefusal = keyof typeof refusals;

/** The answer to a refused request. @param tenantId - told to a client that is to get a token. */
export function refuseBlobRequest(code: BlobRefusal, tenantId: string): Response {
  const [status, message] = refusals[code];
  const requestId = randomUUID();
  const challenge = `Bearer authorization_uri=https://login.microsoftonline.com/${tenantId}/oauth2/authorize resource_id=https://storage.azure.com`;
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}\nRequestId:${requestId}</Message></Error>`,
    {
      status,
      headers: {
        "content-type": "application/xml",
        "x-ms-error-code": code,
        "x-ms-request-id": requestId,
        ...(status === 401 ? { "www-authenticate": challenge } : {}),
      },
    },
  );
}

import type { AccessTokens } from "../access-tokens.ts";
import { ArmError } from "./arm-error.ts";
import type { Caller } from "./rights.ts";

const audiences = ["https://management.azure.com/", "https://management.core.windows.net/"] as const;

const refusals = {
  missing: ["AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing."],
  invalid: ["InvalidAuthenticationToken", "The access token is invalid."],
  expired: ["ExpiredAuthenticationToken", "The access token expiry time is earlier than the current time."],
  audience: [
    "InvalidAuthenticationTokenAudience",
    "The access token has been obtained for wrong audience or resource. It should exactly match with one of the allowed " +
      `audiences '${audiences.join("','")}'.`,
  ],
} as const;

/**
 * Who sends a request, from its `Authorization` header.
 * @throws ArmError 401.
 */
export async function identifyCaller(
  tokens: Pick<AccessTokens, "check">,
  authorization: string | undefined,
): Promise<Caller> {
  const [first, second] = await Promise.all(audiences.map((audience) => tokens.check(authorization, audience)));
  for (const check of [first, second]) {
    if (check?.ok === true) {
      return { principalId: check.principalId, clientId: check.clientId };
    }
  }
  const [code, message] = refusals[first?.ok === false ? first.reason : "invalid"];
  throw new ArmError(401, code, message);
}

import type { LocalCloud } from "../../../local-cloud/cloud.ts";

/** A token that the function app's token endpoint gives. @throws with the endpoint's answer when it gives none. */
export async function tokenOfIdentity(
  { appSettings, connector }: LocalCloud,
  resource: string,
  clientId = connector.identityClientId,
): Promise<string> {
  const { IDENTITY_ENDPOINT = "", IDENTITY_HEADER = "" } = appSettings;
  const query = new URLSearchParams({ "api-version": "2019-08-01", resource, client_id: clientId });
  const answer = await fetch(`${IDENTITY_ENDPOINT}?${query.toString()}`, {
    headers: { "x-identity-header": IDENTITY_HEADER },
  });
  const body = await answer.text();
  if (!answer.ok) throw new Error(body);
  const { access_token: token }: { access_token: string } = JSON.parse(body);
  return token;
}

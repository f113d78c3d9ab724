const incidentPath = /\/Microsoft\.SecurityInsights\/incidents\/(?<id>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/iu;

/**
 * Where the incident stands on this page, of an address of the portal: the workspace here is not in it. Undefined for any other address.
 * Source: Microsoft Learn, reference of the table SecurityIncident, IncidentUrl.
 */
export function incidentAddress(address: string): string | undefined {
  const { hostname, hash } = URL.parse(address) ?? {};
  const id = hostname === "portal.azure.com" ? incidentPath.exec(hash ?? "")?.groups?.["id"] : undefined;
  return id === undefined ? undefined : `#/incidents/${id}`;
}

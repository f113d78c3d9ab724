/** A token as 1Password would issue it, but for its signature. Undefined claims are left out. */
export function tokenOf(claims: Readonly<Record<string, unknown>>): string {
  return `${encoded({ alg: "ES256", typ: "JWT" })}.${encoded(claims)}.c2lnbmF0dXJl`;
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

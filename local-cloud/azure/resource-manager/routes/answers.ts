import type { Context } from "hono";

import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import { invalidContent } from "../refusals.ts";
import type { PendingResults } from "../pending-results.ts";

const usualPageSize = 100;

/**
 * The JSON object in a request.
 * @throws ArmError `InvalidRequestContent`.
 */
export async function readBody(context: Context): Promise<JsonObject> {
  const text = await context.req.text();
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidContent(`The request body is no JSON (${text.length} characters)`);
  }
  if (!isJsonObject(value)) {
    throw invalidContent("The request body must be a JSON object");
  }
  return value;
}

/** One page of a list, with the address of the next one. */
export function page(context: Context, values: readonly JsonObject[], pageSize = usualPageSize): Response {
  const asked = Number(context.req.query("$top") ?? pageSize);
  const size = Number.isInteger(asked) && asked > 0 ? Math.min(asked, pageSize) : pageSize;
  const start = Number(context.req.query("$skiptoken") ?? 0);
  const next = absolute(context, new URL(context.req.url).pathname);
  for (const [name, value] of new URL(context.req.url).searchParams) {
    next.searchParams.set(name, value);
  }
  next.searchParams.set("$skiptoken", String(start + size));
  return context.json({
    value: values.slice(start, start + size),
    ...(start + size < values.length ? { nextLink: next.href } : {}),
  });
}

/** An operation that goes on: asked for later at the address in `Location`. */
export function accepted(
  context: Context,
  { results, subscriptionId }: { readonly results: PendingResults; readonly subscriptionId: string },
  operation: Promise<JsonObject | undefined>,
): Response {
  const address = absolute(context, `/subscriptions/${subscriptionId}/operationresults/${results.add(operation)}`);
  return new Response(null, {
    status: 202,
    headers: { location: withApiVersion(context, address), "retry-after": "0" },
  });
}

/** An address of this service. Clients come by HTTPS, whatever carries the request from there. */
export function absolute(context: Context, path: string): URL {
  return new URL(path, `https://${new URL(context.req.url).host}`);
}

export function withApiVersion(context: Context, address: URL): string {
  address.searchParams.set("api-version", apiVersionOf(context));
  return address.href;
}

/** Some clients send the name as `api%2Dversion`; URLSearchParams decodes names. */
export function apiVersionOf(context: Context): string {
  return new URL(context.req.url).searchParams.get("api-version") ?? "";
}

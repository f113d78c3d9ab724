import { Buffer } from "node:buffer";
import type { EventsApiBehaviour } from "./behaviour.ts";

const messages = {
  400: "Bad Request",
  401: "Unauthorized",
  429: "Too Many Requests",
  500: "Internal Server Error",
} as const;

/** A status that the API answers with an error body. */
export type ErrorStatus = keyof typeof messages;

/** An error as the API words it (Events API reference, "Status codes"). */
export function errorAnswer(
  status: ErrorStatus,
  { errorShape }: EventsApiBehaviour,
  headers: Record<string, string> = {},
): Response {
  const message = messages[status];
  const body = errorShape === "observed" ? { Error: { Message: message } } : { status, message };
  return Response.json(body, { status, headers });
}

/** 429, with Retry-After as the behaviour has it. Times in milliseconds. */
export function tooManyRequests(behaviour: EventsApiBehaviour, now: number, retryAfterMs: number): Response {
  const retryAfter = retryAfterText(behaviour.retryAfter, now, retryAfterMs);
  return errorAnswer(429, behaviour, retryAfter === undefined ? {} : { "retry-after": retryAfter });
}

function retryAfterText(form: EventsApiBehaviour["retryAfter"], now: number, waitMs: number): string | undefined {
  if (form === "none") return undefined;
  if (form === "seconds") return String(Math.ceil(waitMs / 1000));
  // An HTTP date has whole seconds: round up, or the client comes back too early.
  return new Date(Math.ceil((now + waitMs) / 1000) * 1000).toUTCString();
}

/** What Go's HTTP server, and so the API, says where there is no route. */
export function notFound(): Response {
  return new Response("404 page not found\n", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" },
  });
}

/** A page of events. The items are JSON texts and are joined, not parsed. */
export function pageAnswer(cursor: string, hasMore: boolean, items: readonly Uint8Array[]): Response {
  const comma = Buffer.from(",");
  const parts: Uint8Array[] = [
    Buffer.from(`{"cursor":${JSON.stringify(cursor)},"has_more":${String(hasMore)},"items":[`),
  ];
  for (const [index, item] of items.entries()) {
    if (index > 0) parts.push(comma);
    parts.push(item);
  }
  parts.push(Buffer.from("]}"));
  return new Response(Buffer.concat(parts), { headers: { "content-type": "application/json" } });
}

import type { IncomingMessage, ServerResponse } from "node:http";

import { errorAnswer, errorHeaders } from "./fault-answers.ts";
import type { FaultEffect, RetryAfter } from "./faults.ts";
import type { Plane } from "./hosts.ts";

type EffectKind = FaultEffect["kind"];
type SpoilingKind = "resetAfterHandling" | "hangMidBody" | "truncated" | "truncatedJson";

/** Effects for which the service does its work, and only its answer suffers. */
export type SpoilingEffect = Extract<FaultEffect, { kind: SpoilingKind }>;
/** Effects in place of the service's work. */
export type ReplacingEffect = Extract<FaultEffect, { kind: Exclude<EffectKind, SpoilingKind | "latency"> }>;

export function isSpoiling(effect: SpoilingEffect | ReplacingEffect): effect is SpoilingEffect {
  return (
    effect.kind === "resetAfterHandling" ||
    effect.kind === "hangMidBody" ||
    effect.kind === "truncated" ||
    effect.kind === "truncatedJson"
  );
}

/** Answers (or does not answer) in place of the service. `now` is the services' clock in milliseconds. */
export async function replaceAnswer(
  effect: ReplacingEffect,
  {
    plane,
    now,
    incoming,
    outgoing,
  }: { plane: Plane; now: number; incoming: IncomingMessage; outgoing: ServerResponse },
): Promise<void> {
  if (effect.kind === "reset") {
    incoming.socket.destroy();
    return;
  }
  if (effect.kind === "hang") {
    // The request is still read, so that a client with a large body hangs for the answer and not for the upload.
    incoming.resume();
    return;
  }
  await readToEnd(incoming);
  switch (effect.kind) {
    case "status": {
      const answer = errorAnswer(plane, effect.status);
      outgoing.writeHead(effect.status, {
        "content-type": effect.contentType ?? answer.contentType,
        ...errorHeaders(plane, effect.status),
        ...(effect.retryAfter === undefined ? {} : { "retry-after": retryAfterHeader(effect.retryAfter, now) }),
        ...effect.headers,
      });
      outgoing.end(effect.body ?? answer.body);
      return;
    }
    case "html":
      outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      outgoing.end(
        "<!doctype html><html><head><title>Sign in</title></head><body><h1>Guest network</h1></body></html>\n",
      );
      return;
    case "gzipGarbage":
      outgoing.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      outgoing.end(Buffer.from("\u001f\u008b this is not gzip", "latin1"));
  }
}

/** Sends the service's answer, spoiled. */
export async function spoilAnswer(effect: SpoilingEffect, response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const half = body.subarray(0, Math.floor(body.length / 2));
  const headers = Object.fromEntries(response.headers);
  if (effect.kind === "truncatedJson") {
    // An answer without a body (204) becomes 200, because the client has to read something.
    const text = body.length === 0 ? Buffer.from("{") : half;
    outgoing.writeHead(body.length === 0 ? 200 : response.status, { ...headers, "content-length": text.length });
    outgoing.end(text);
    return;
  }
  if (effect.kind === "resetAfterHandling" || (effect.kind === "truncated" && body.length === 0)) {
    outgoing.destroy();
    return;
  }
  if (body.length === 0) {
    // hangMidBody without a body: the hang is all there is.
    return;
  }
  outgoing.writeHead(response.status, { ...headers, "content-length": body.length });
  outgoing.write(half, () => {
    if (effect.kind === "truncated") {
      outgoing.destroy();
    }
  });
}

function retryAfterHeader(retryAfter: RetryAfter, now: number): string {
  return "seconds" in retryAfter
    ? String(retryAfter.seconds)
    : new Date(now + retryAfter.dateInSeconds * 1000).toUTCString();
}

async function readToEnd(incoming: IncomingMessage): Promise<void> {
  if (incoming.readableEnded) {
    return;
  }
  await new Promise<void>((resolve) => {
    incoming.once("close", resolve).once("end", resolve);
    incoming.resume();
  });
}

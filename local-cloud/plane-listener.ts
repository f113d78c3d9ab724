import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

import type { Clock } from "./clock.ts";
import { isSpoiling, replaceAnswer, spoilAnswer } from "./fault-effects.ts";
import type { FaultDecision, Faults } from "./faults.ts";
import type { Plane } from "./hosts.ts";
import type { RecordedRequest, RequestLog } from "./request-log.ts";

/** A service without sockets: a Hono app, for one. */
export interface Handler {
  fetch(request: Request): Response | Promise<Response>;
}

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export interface PlaneSurroundings {
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly clock: Clock;
}

/** Puts a service behind a Node HTTP server: records each request, applies the faults, and dates answers by the services' clock. */
export function createPlaneListener(
  plane: Plane,
  handler: Handler,
  { faults, requests, clock }: PlaneSurroundings,
): Listener {
  const entries = new WeakMap<object, RecordedRequest>();
  const answer = getRequestListener(async (request, { incoming }) => {
    const response = await handler.fetch(request);
    // Noted before the answer leaves, so that a client that has it finds it recorded.
    const entry = entries.get(incoming);
    if (entry !== undefined) {
      entry.status = response.status;
    }
    return response;
  });

  return (incoming, outgoing) => {
    const method = incoming.method ?? "GET";
    const path = incoming.url ?? "/";
    const at = clock.now();
    const entry = requests.start({
      at,
      plane,
      host: incoming.headers.host ?? "",
      method,
      path,
      clientRequestId: first(incoming.headers["x-ms-client-request-id"]),
    });
    entries.set(incoming, entry);
    outgoing.once("close", () => {
      noteStatus(entry, outgoing);
      entry.done = true;
    });
    outgoing.setHeader("date", new Date(at).toUTCString());

    const decision = faults.decide({ plane, method, path });
    if (decision === undefined) {
      void answer(incoming, outgoing);
      return;
    }
    // A client that gives up during a fault is what the fault is for.
    outgoing.on("error", () => {});
    void answerFaulty(decision, entry, incoming, outgoing);
  };

  async function answerFaulty(
    { latencyMs, effect }: FaultDecision,
    entry: RecordedRequest,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    entry.fault = effect?.kind ?? "latency";
    if (latencyMs > 0) {
      // Unreferenced, so that a slow answer that nobody waits for keeps no process alive.
      await delay(latencyMs, undefined, { ref: false });
    }
    if (outgoing.destroyed) {
      return;
    }
    if (effect === undefined) {
      await answer(incoming, outgoing);
    } else if (isSpoiling(effect)) {
      const answerSpoiled = getRequestListener(async (request) => {
        await spoilAnswer(effect, await handler.fetch(request), outgoing);
        noteStatus(entry, outgoing);
        return RESPONSE_ALREADY_SENT;
      });
      await answerSpoiled(incoming, outgoing);
    } else {
      await replaceAnswer(effect, { plane, now: clock.now(), incoming, outgoing });
      noteStatus(entry, outgoing);
    }
  }
}

function noteStatus(entry: RecordedRequest, outgoing: ServerResponse): void {
  entry.status = outgoing.headersSent ? outgoing.statusCode : 0;
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

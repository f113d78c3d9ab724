import { decodeProtectedHeader } from "jose";
import { Hono } from "hono";
import type { Context } from "hono";
import type { Clock } from "../clock.ts";
import type { Account } from "./accounts.ts";
import { errorAnswer, notFound, pageAnswer, tooManyRequests } from "./answers.ts";
import { defaultBehaviour } from "./behaviour.ts";
import type { EventsApiBehaviour } from "./behaviour.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { dressEvent } from "./event-versions.ts";
import { readPageRequest } from "./page-request.ts";
import type { PageRequest } from "./page-request.ts";
import { readPage } from "./pages.ts";
import { SlidingWindows } from "./rate-limit.ts";
import { streams } from "./streams.ts";
import type { Stream } from "./streams.ts";
import { featuresClaim } from "./tokens.ts";
import type { TokenClaims } from "./tokens.ts";

/** What the Events API serves. */
export type EventsApiOptions = {
  /** Read at each request: an account pushed later is served. */
  readonly accounts: readonly Account[];
  readonly clock: Clock;
  /** Read at each request: a field changed later counts from then on. @default defaultBehaviour */
  readonly behaviour?: Partial<EventsApiBehaviour>;
};

type Bearer = { readonly account: Account; readonly claims: TokenClaims };

const dayMs = 86_400_000;

/**
 * The Events API of 1Password on all its hosts, versions 1 and 2, without sockets: `api.fetch(request)`. The request's
 * URL names the host, and a token works on its own host only.
 *
 * Order of checks: route (404, plain text), token (401: missing, forged, expired, revoked, other region, feature
 * missing), rate (429), body and cursor (400). Source: Events API reference 1.4.1; what it leaves open is in `EventsApiBehaviour`.
 */
export function createEventsApi({ accounts, clock, behaviour: changes = {} }: EventsApiOptions): Hono {
  const limits = new Map<string, SlidingWindows>();
  const app = new Hono();

  const admit = async (
    context: Context,
    behaviour: EventsApiBehaviour,
    feature?: Stream,
  ): Promise<Bearer | Response> => {
    const now = clock.now();
    const bearer = await readBearer(context.req.raw, accounts);
    if (bearer === undefined || !isCurrent(bearer.claims, now)) return errorAnswer(401, behaviour);
    if (feature !== undefined && !bearer.claims[featuresClaim].includes(feature)) return errorAnswer(401, behaviour);
    const admission = windowsOf(limits, bearer.claims.jti, behaviour).take(now);
    return admission.admitted ? bearer : tooManyRequests(behaviour, now, admission.retryAfterMs);
  };

  app.get("/api/v2/auth/introspect", async (context) => {
    const behaviour = { ...defaultBehaviour, ...changes };
    const bearer = await admit(context, behaviour);
    if (bearer instanceof Response) return bearer;
    const { account, claims } = bearer;
    return context.json({
      uuid: claims.sub,
      issued_at: secondsToText(claims.iat),
      features: claims[featuresClaim],
      ...(behaviour.introspectAccountUuid ? { account_uuid: account.uuid } : {}),
    });
  });

  app.get("/api/auth/introspect", async (context) => {
    const bearer = await admit(context, { ...defaultBehaviour, ...changes });
    if (bearer instanceof Response) return bearer;
    const { claims } = bearer;
    return context.json({ UUID: claims.sub, IssuedAt: secondsToText(claims.iat), Features: claims[featuresClaim] });
  });

  for (const version of ["v1", "v2"] as const) {
    for (const stream of streams) {
      app.post(`/api/${version}/${stream}`, async (context) => {
        const behaviour = { ...defaultBehaviour, ...changes };
        const bearer = await admit(context, behaviour, stream);
        if (bearer instanceof Response) return bearer;
        const { account } = bearer;
        const now = clock.now();
        const log = account.log(stream);
        const visible = log.visibleAt(now);
        // Any content type will do: 1Password's own clients send none.
        const request = readPageRequest(await context.req.text(), now, behaviour);
        const cursor = request && place(request, { account, stream, now, visible, behaviour });
        if (request === undefined || cursor === undefined) return errorAnswer(400, behaviour);
        const page = readPage(log, cursor, { visible, behaviour });
        const look = { version, stream, accountUuid: account.uuid, behaviour };
        const items = page.positions.map((position) => dressEvent(log.bytesAt(position), look));
        const idle = request.kind === "cursor" && page.next === cursor;
        const text = idle ? request.cursor : encodeCursor({ ...page.next, issuedAt: now }, account.cursorKey);
        return pageAnswer(text, page.hasMore, items);
      });
    }
  }

  app.notFound(notFound);
  return app;
}

type Placing = {
  readonly account: Account;
  readonly stream: Stream;
  readonly now: number;
  readonly visible: number;
  readonly behaviour: EventsApiBehaviour;
};

function place(request: PageRequest, { account, stream, now, visible, behaviour }: Placing): Cursor | undefined {
  if (request.kind === "reset") {
    const start = Math.max(request.start, now - behaviour.historyDays * dayMs);
    const { end, limit } = request;
    const reset = { position: 0, horizon: visible, pages: 0, issuedAt: now };
    return { account: account.uuid, stream, start, end, limit, ...reset };
  }
  const cursor = decodeCursor(request.cursor, account.cursorKey);
  if (cursor?.account !== account.uuid || cursor.stream !== stream) return undefined;
  const refused = behaviour.refuseCursors || cursor.issuedAt < behaviour.refuseCursorsIssuedBefore;
  return refused ? undefined : cursor;
}

async function readBearer(request: Request, accounts: readonly Account[]): Promise<Bearer | undefined> {
  const token = /^Bearer (\S+)$/iu.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token === undefined) return undefined;
  const host = new URL(request.url).hostname;
  const keyId = keyIdOf(token);
  const account = accounts.find((candidate) => candidate.tokens.keyId === keyId && candidate.host === host);
  const claims = await account?.tokens.verify(token);
  if (account === undefined || claims === undefined || !claims.aud.includes(host)) return undefined;
  return { account, claims };
}

function keyIdOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}

function isCurrent({ exp }: TokenClaims, now: number): boolean {
  return exp === undefined || now < exp * 1000;
}

function windowsOf(
  limits: Map<string, SlidingWindows>,
  tokenId: string,
  { requestsPerMinute, requestsPerHour }: EventsApiBehaviour,
): SlidingWindows {
  // The numbers are part of the key, so that changed ones count at once.
  const key = `${tokenId} ${requestsPerMinute} ${requestsPerHour}`;
  const known = limits.get(key);
  if (known !== undefined) return known;
  const rates = [
    { requests: requestsPerMinute, windowMs: 60_000 },
    { requests: requestsPerHour, windowMs: 3_600_000 },
  ];
  const windows = new SlidingWindows(rates.filter((rate) => Number.isFinite(rate.requests)));
  limits.set(key, windows);
  return windows;
}

function secondsToText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

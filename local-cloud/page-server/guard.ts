import { timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/** Header with the token that stands in the page, which another site's script cannot read. */
export const writeTokenHeader = "x-write-token";

/** Bytes. The largest that is sent is an import of a watchlist, as text in JSON (see watchlists/import-text.ts). */
const mostOfBody = 8 * 1_024 * 1_024;

/**
 * What each server does that a browser on this machine can reach, before all else: refuses whoever is not this machine's own browser or
 * command line, bodies that a form of another site can send, and bodies that are too large.
 * @param host - `127.0.0.1:8600` as soon as it listens; `127.0.0.1` alone at port 80.
 */
export function guards(host: () => string): readonly [MiddlewareHandler, MiddlewareHandler, MiddlewareHandler] {
  const limitBodies = bodyLimit({
    maxSize: mostOfBody,
    onError: (context) => context.json({ error: `The body is larger than ${mostOfBody} bytes.` }, 413),
  });
  return [refuseOtherSites(host), refuseForms, limitBodies];
}

/**
 * Refuses:
 *
 * - a `Host` that is not this server's: a name of another site that was pointed at 127.0.0.1 (DNS rebinding)
 * - an `Origin`, or a `Sec-Fetch-Site`, of another site; another port of this machine is one, too
 */
function refuseOtherSites(ownHost: () => string): MiddlewareHandler {
  return async (context, next) => {
    const own = ownHost();
    const host = context.req.header("host") ?? "";
    // It listens on 127.0.0.1 alone; both names lead there. The address itself names a host when a client takes this for a proxy.
    const hosts = [own, own.replace(/^127\.0\.0\.1/u, "localhost")];
    if (own === "" || !hosts.includes(host) || new URL(context.req.url).host !== host) {
      return context.text(`This server answers to http://${own} only.\n`, 421);
    }
    const origin = context.req.header("origin");
    const isOther = origin !== undefined && origin !== `http://${host}`;
    const site = context.req.header("sec-fetch-site") ?? "none";
    if (isOther || !(site === "same-origin" || site === "none" || isVisit(context))) {
      return context.text("Pages of other sites may ask nothing here.\n", 403);
    }
    return next();
  };
}

/** A link on another site may open the page; nothing of it may be framed, and nothing else be asked. */
function isVisit({ req }: Context): boolean {
  const { "sec-fetch-mode": mode, "sec-fetch-dest": destination } = req.header();
  return req.method === "GET" && req.path === "/" && mode === "navigate" && destination === "document";
}

/**
 * A browser asks before it sends JSON to another site, and is told no. The types of forms it sends at once: should one day a browser name
 * no origin with them, they are refused all the same.
 */
const refuseForms: MiddlewareHandler = async (context, next) => {
  if (isReading(context)) return next();
  const type = context.req.header("content-type") ?? "";
  if (/^application\/json\s*(?:;|$)/iu.test(type)) return next();
  return context.json({ error: "Send JSON, with content-type: application/json." }, 415);
};

/** Refuses to change or run anything without the token of the page. Reading needs none. */
export function demandWriteToken(token: string): MiddlewareHandler {
  const wanted = Buffer.from(token);
  return async (context, next) => {
    if (isReading(context)) return next();
    const given = Buffer.from(context.req.header(writeTokenHeader) ?? "");
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      return context.json(
        {
          error:
            "The program was started anew since this page was loaded: load it again (its token is no longer good).",
        },
        403,
      );
    }
    return next();
  };
}

function isReading({ req }: Context): boolean {
  return req.method === "GET" || req.method === "HEAD";
}

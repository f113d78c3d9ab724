import type { MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";

/**
 * What a browser may do with whatever this server answers, refusals and data as well as the page: run, style, frame and ask nothing but what
 * comes from this server, take no answer for another type than it says, keep none. Each answer has a number used once (`secureHeadersNonce`)
 * that allows the editor its styles, which CodeMirror makes when it starts.
 */
export function answerPolicy(): readonly [MiddlewareHandler, MiddlewareHandler] {
  return [
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", NONCE],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      // Plain HTTP on loopback.
      strictTransportSecurity: false,
      xFrameOptions: "DENY",
    }),
    async (context, next) => {
      await next();
      if (!context.res.headers.has("cache-control")) context.header("cache-control", "no-store");
    },
  ];
}

import { once } from "node:events";
import { request as sendHttps } from "node:https";
import { text } from "node:stream/consumers";

import { HttpsProxyAgent } from "https-proxy-agent";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface SendOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly signal?: AbortSignal;
}

/** A client of the local cloud that goes through its proxy, as the function app does. */
export interface ProxyClient {
  send(url: string, options?: SendOptions): Promise<Answer>;
  close(): void;
}

export function createProxyClient({ proxyUrl, ca }: { proxyUrl: string; ca: string }): ProxyClient {
  const agent = new HttpsProxyAgent<string>(proxyUrl, { keepAlive: true });
  return {
    async send(url, { method = "GET", headers = {}, body, signal } = {}) {
      const servername = new URL(url).hostname;
      const outgoing = sendHttps(url, {
        agent,
        ca,
        servername,
        method,
        headers,
        ...(signal === undefined ? {} : { signal }),
      });
      outgoing.end(body);
      const [incoming] = await once(outgoing, "response");
      return { status: incoming.statusCode, headers: incoming.headers, text: await text(incoming) };
    },
    close() {
      agent.destroy();
    },
  };
}

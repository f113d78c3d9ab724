import { Agent, type RequestOptions, request as sendHttps } from "node:https";

/** Sends requests for the storage account to Azurite, with a bearer token that Azurite takes. */
export interface AzuriteClient {
  send(request: Request): Promise<Response>;
  close(): void;
}

export interface AzuriteClientOptions {
  readonly port: number;
  /** The account's own host name: Azurite reads the account from the Host header. */
  readonly host: string;
  /** PEM of the authority that signed Azurite's certificate. */
  readonly ca: string;
}

/** Headers of one connection, which are not passed on (RFC 9110, section 7.6.1), and the date, which the services' clock sets. */
const notPassedOn = new Set(["connection", "keep-alive", "transfer-encoding", "date"]);

/**
 * Unsigned: Azurite's basic check looks at issuer, audience and times only. And by the machine's clock only, which is
 * why the caller's own token is not passed on: it may be dated by a skewed or virtual clock.
 */
const tokenForAzurite = [
  { alg: "none", typ: "JWT" },
  {
    iss: "https://sts.windows.net/local-cloud/",
    aud: "https://storage.azure.com",
    iat: 0,
    nbf: 0,
    exp: 32_503_680_000,
  },
  {},
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");

export function createAzuriteClient({ port, host, ca }: AzuriteClientOptions): AzuriteClient {
  const agent = new Agent({ ca, keepAlive: true });
  return {
    async send(request) {
      const url = new URL(request.url);
      const body = Buffer.from(await request.arrayBuffer());
      const headers: Record<string, string | number> = Object.fromEntries(
        [...request.headers].filter(([name]) => !notPassedOn.has(name)),
      );
      headers["authorization"] = `Bearer ${tokenForAzurite}`;
      headers["host"] = host;
      headers["content-length"] = body.length;

      const path = url.pathname + url.search;
      const options = { agent, host: "127.0.0.1", port, servername: host, method: request.method, path, headers };
      return exchange(options, body);
    },
    close() {
      agent.destroy();
    },
  };
}

async function exchange(options: RequestOptions, body: Buffer): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const outgoing = sendHttps(options, (incoming) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.once("error", reject);
    incoming.once("end", () => {
      const answerHeaders = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) {
        if (!notPassedOn.has(name) && value !== undefined) {
          answerHeaders.set(name, Array.isArray(value) ? value.join(", ") : value);
        }
      }
      const content = Buffer.concat(chunks);
      const status = incoming.statusCode ?? 500;
      resolve(new Response(content.length === 0 ? null : content, { status, headers: answerHeaders }));
    });
  });
  outgoing.once("error", (error: NodeJS.ErrnoException) => {
    // Azurite closes an idle connection after five seconds, perhaps just as a request sets out on it, which it never sees
    // (Node.js documentation, `request.reusedSocket`).
    if (outgoing.reusedSocket && error.code === "ECONNRESET") resolve(exchange(options, body));
    else reject(error);
  });
  outgoing.end(body);
  return promise;
}

import { createServer as createHttpServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { createCertificates } from "../../local-cloud/certificates.ts";
import { certificateNames } from "../../local-cloud/hosts.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import { streams } from "../../src/streams.ts";
import { deployForBench } from "./deployed.ts";
import { benchPages } from "./pages.ts";

/**
 * A process that answers as both clouds do, as cheaply as it can: ready-made pages, nothing checked, nothing kept. So what is
 * measured is the connector and not the other side. Started by drain.ts; told over IPC how many pages each stream has.
 */

/** What the parent says. */
export interface Begin {
  readonly pagesPerStream: number;
}

/** What this process says. */
export type FromBareCloud =
  | { readonly kind: "ready"; readonly port: number; readonly tokenPort: number; readonly caFile: string }
  | { readonly kind: "begun"; readonly requestsBefore: number };

const pages = [...benchPages()].map(([name, items]) => [name, items.map((text) => Buffer.from(text))] as const);
const pagesByPath = new Map(streams.map(({ name, path }) => [path, pages.find(([of]) => of === name)?.[1] ?? []]));
const { hosts: azureHosts } = await deployForBench();
const account = createAccount();
const token = await account.issueToken();
let pagesPerStream = 0;
let requests = 0;

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
};

const events: Answer = (request, response, body) => {
  const items = pagesByPath.get(request.url ?? "");
  if (items === undefined) {
    const features = streams.map(({ feature }) => feature);
    json(response, 200, { uuid: "BENCH", issued_at: "2026-01-01T00:00:00Z", features, account_uuid: account.uuid });
    return;
  }
  const read = Number(/"cursor":"(\d+)"/.exec(body.toString())?.[1] ?? 0);
  const next = Math.min(read + 1, pagesPerStream);
  const page = read < pagesPerStream ? items[read % items.length] : undefined;
  response.writeHead(200, { "Content-Type": "application/json" });
  response.write(`{"cursor":"${next}","has_more":${next < pagesPerStream},"items":`);
  response.write(page ?? "[]");
  response.end("}");
};

const vault: Answer = (request, response) => {
  if (request.headers.authorization === undefined) {
    response.setHeader(
      "WWW-Authenticate",
      'Bearer authorization="https://login.microsoftonline.com/bench", resource="https://vault.azure.net"',
    );
    json(response, 401, {});
    return;
  }
  const id = `https://${azureHosts.vault}/secrets/onepassword-events-token`;
  const attributes = { enabled: true };
  if (request.url?.startsWith("/secrets?") === true)
    json(response, 200, { value: [{ id, attributes }], nextLink: null });
  else json(response, 200, { value: token, id: `${id}/1`, attributes });
};

const ingestion: Answer = (_request, response) => response.writeHead(204).end();

const blobs: Answer = (request, response) => {
  response.setHeader("x-ms-version", "2026-02-06");
  if (request.method === "PUT")
    response.writeHead(201, { ETag: `"${requests}"`, "Last-Modified": new Date().toUTCString() }).end();
  else response.writeHead(404, { "x-ms-error-code": "BlobNotFound" }).end();
};

const answers = new Map<string, Answer>([
  [account.host, events],
  [azureHosts.vault, vault],
  [azureHosts.ingestion, ingestion],
  [azureHosts.blobs, blobs],
]);

function route(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  requests += 1;
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => answers.get(request.headers.host ?? "")?.(request, response, Buffer.concat(chunks)));
}

function tokenEndpoint(_request: IncomingMessage, response: ServerResponse): void {
  const expires = Math.floor(Date.now() / 1_000) + 86_400;
  json(response, 200, { access_token: "bench", expires_on: String(expires), resource: "bench", token_type: "Bearer" });
}

async function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const certificates = await createCertificates(certificateNames);
const port = await listen(createServer({ cert: certificates.cert, key: certificates.key }, route));
const tokenPort = await listen(createHttpServer(tokenEndpoint));

const say = (message: FromBareCloud): void => void process.send?.(message);
process.on("message", (begin: Begin) => {
  pagesPerStream = begin.pagesPerStream;
  say({ kind: "begun", requestsBefore: requests });
});
process.on("disconnect", () => void certificates.remove().finally(() => process.exit()));
say({ kind: "ready", port, tokenPort, caFile: certificates.caFile });

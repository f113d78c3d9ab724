import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Hono } from "hono";
import { startPageServer } from "../../../local-cloud/page-server/page-server.ts";
import { type RawAnswer, sendRaw } from "./raw-request.ts";

/** The page's server before a workspace and a route that only write down what reaches them. */
export interface ProbedServer extends AsyncDisposable {
  readonly url: string;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** What got through, such as `POST /api/probe`. */
  readonly reached: string[];
  /** Sends what a browser on the page would, with the headers given in addition; `host: …` in place of the usual one. */
  ask(line: string, headers?: readonly string[], body?: string): Promise<RawAnswer>;
  /** The token that stands in the page. */
  token(): Promise<string>;
}

const page = `<!doctype html><meta name="write-token" content="__WRITE_TOKEN__" /><meta name="style-nonce" content="__STYLE_NONCE__" />`;

export async function openProbedServer(): Promise<ProbedServer> {
  await using cleanup = new AsyncDisposableStack();
  const above = await mkdtemp(path.join(tmpdir(), "page-"));
  cleanup.defer(async () => rm(above, { recursive: true }));
  const folder = path.join(above, "page");
  await mkdir(path.join(folder, "assets"), { recursive: true });
  await writeFile(path.join(above, "secret.txt"), "secret");
  await writeFile(path.join(folder, ".build-stamp"), "secret");
  await writeFile(path.join(folder, "index.html"), page);
  await writeFile(path.join(folder, "assets/main-1.js"), "1;");
  await writeFile(path.join(folder, "icon.svg"), "<svg/>");
  const reached: string[] = [];
  const probe = new Hono().all("*", async ({ req, json }) => {
    // Whoever sent it may have gone.
    const body = await req.text().catch(() => "");
    reached.push(`${req.method} ${req.path}`);
    return json({ bytes: body.length });
  });
  const server = cleanup.use(await startPageServer({ folder, routes: { probe }, workspace: probe, port: 0 }));
  const { host } = new URL(server.url);
  const ask: ProbedServer["ask"] = async (line, headers = [], body) => {
    const own = headers.some((header) => /^host:/iu.test(header)) ? [] : [`host: ${host}`];
    return sendRaw(server.url, { line, headers: [...own, ...headers], body });
  };
  const disposables = cleanup.move();
  return {
    url: server.url,
    host,
    reached,
    ask,
    async token() {
      const { body } = await ask("GET / HTTP/1.1");
      return /name="write-token" content="([^"]+)"/u.exec(body)?.[1] ?? "";
    },
    [Symbol.asyncDispose]: () => disposables.disposeAsync(),
  };
}

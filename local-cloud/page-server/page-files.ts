import { readFile } from "node:fs/promises";
import path from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { SecureHeadersVariables } from "hono/secure-headers";

/**
 * The built page. Each load of it carries the token for writes, and the number used once of its policy (answer-policy.ts).
 * @param folder - What tools/page/build-page.ts made.
 */
export function createPageFiles(folder: string, writeToken: string): Hono<{ Variables: SecureHeadersVariables }> {
  const files = new Hono<{ Variables: SecureHeadersVariables }>();
  files.get("/", async (context) => {
    const page = await readFile(path.join(folder, "index.html"), "utf8");
    return context.html(
      page.replace("__WRITE_TOKEN__", writeToken).replace("__STYLE_NONCE__", context.get("secureHeadersNonce") ?? ""),
      200,
      { "cache-control": "no-store" },
    );
  });
  files.use(
    "/assets/*",
    serveStatic({
      root: folder,
      // Their names have the hash of what is in them.
      onFound: (_, context) => context.header("cache-control", "public, max-age=31536000, immutable"),
    }),
  );
  files.use("/icon.svg", serveStatic({ root: folder }));
  return files;
}

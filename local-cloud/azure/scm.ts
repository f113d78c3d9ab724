import { randomUUID } from "node:crypto";

import { type Context, Hono } from "hono";

import type { Clock } from "../clock.ts";
import type { AccessTokens } from "./access-tokens.ts";

export interface ScmOptions {
  /** Name of the function app. */
  readonly siteName: string;
  readonly tokens: Pick<AccessTokens, "check">;
  /** Whether this principal may publish to the site (`Microsoft.Web/sites/publish/Action`). */
  readonly mayPublish: (principalId: string) => boolean;
  /** Whether an `Authorization` header with a password will do. Default: none does, as in the template. */
  readonly mayUsePassword?: (authorization: string) => boolean;
  /**
   * Stores the package and has the app run it.
   * @throws Error whose message becomes the reason of the failed publication, such as {@link storageRefused}.
   */
  readonly takePackage: (zip: Uint8Array) => Promise<void> | void;
  readonly clock: Clock;
}

/** What a publication says when the app's identity may not write to the deployment container (Azure/azure-functions-core-tools#4346, Azure/azure-dev#4439). */
export const storageRefused =
  "InaccessibleStorageException: Failed to access storage account for deployment: BlobUploadFailedException: " +
  "Failed to upload blob to storage account: Response status code does not indicate success: " +
  "403 (This request is not authorized to perform this operation.).";

/** As for all of Azure Resource Manager. */
const audience = "https://management.azure.com";

/** States of a publication (Azure/azure-dev, pkg/azsdk/funcapp_host_client.go). */
const states = { deploying: 2, failed: 3, succeeded: 4 } as const;

interface Publication {
  readonly id: string;
  readonly receivedAt: number;
  state: (typeof states)[keyof typeof states];
  text: string;
  endedAt: number | undefined;
}

/** A zip archive begins with the header of its first file, or with its end when there is none (PKWARE APPNOTE, 4.3). */
const zipBeginnings = new Set(["PK\u0003\u0004", "PK\u0005\u0006"]);

/**
 * The deployment site of one function app on Flex Consumption, `<site>.scm.azurewebsites.net`: it takes a package and says how
 * its publication gets on. The protocol is the one that Azure CLI (appservice/custom.py, enable_zip_deploy_flex) and the Azure
 * Developer CLI (pkg/azsdk/funcapp_host_client.go) speak; Microsoft documents it nowhere.
 */
export function createScm(options: ScmOptions): Hono {
  const { siteName, tokens, mayPublish, mayUsePassword = () => false, takePackage, clock } = options;
  const publications: Publication[] = [];
  const app = new Hono();

  app.use(async (context, next) => {
    const authorization = context.req.header("authorization") ?? "";
    if (mayUsePassword(authorization)) {
      return next();
    }
    const check = await tokens.check(authorization, audience);
    if (!check.ok) {
      return context.text("401 - Unauthorized: Access is denied due to invalid credentials.", 401);
    }
    if (!mayPublish(check.principalId)) {
      return context.text("403 - Forbidden: Access is denied.", 403);
    }
    return next();
  });

  app.post("/api/publish", async (context) => {
    if (context.req.header("content-type") !== "application/zip") {
      return context.text("415 - Unsupported Media Type", 415);
    }
    if (publications.some(({ state }) => state === states.deploying)) {
      return context.text("409 - Conflict: Another deployment is in progress.", 409);
    }
    const zip = new Uint8Array(await context.req.arrayBuffer());
    const publication = begin();
    void finish(publication, zip, context.req.query("RemoteBuild") === "true");
    context.header("location", `${new URL(context.req.url).origin}/api/deployments/${publication.id}`);
    return context.json(publication.id, 202);
  });

  app.get("/api/deployments/:id", (context) => {
    const id = context.req.param("id");
    const publication = id === "latest" ? publications.at(-1) : publications.find((known) => known.id === id);
    return publication === undefined ? notFound(context, id) : context.json(answer(publication));
  });

  function begin(): Publication {
    const publication: Publication = {
      id: randomUUID(),
      receivedAt: clock.now(),
      state: states.deploying,
      text: "",
      endedAt: undefined,
    };
    publications.push(publication);
    return publication;
  }

  async function finish(publication: Publication, zip: Uint8Array, remoteBuild: boolean): Promise<void> {
    try {
      if (remoteBuild) {
        throw new Error("The local cloud builds nothing: publish a built package with RemoteBuild=false.");
      }
      if (!zipBeginnings.has(String.fromCodePoint(...zip.subarray(0, 4)))) {
        throw new Error("InvalidPackageContentException: Package content cannot be read: it is no zip archive.");
      }
      await takePackage(zip);
      publication.state = states.succeeded;
    } catch (error) {
      publication.state = states.failed;
      publication.text = error instanceof Error ? error.message : String(error);
    }
    publication.endedAt = clock.now();
  }

  function answer({ id, receivedAt, state, text, endedAt }: Publication) {
    return {
      id,
      status: state,
      status_text: text,
      deployer: "",
      remoteBuild: false,
      received_time: new Date(receivedAt).toISOString(),
      start_time: new Date(receivedAt).toISOString(),
      end_time: endedAt === undefined ? null : new Date(endedAt).toISOString(),
      complete: endedAt !== undefined,
      active: state === states.succeeded && publications.at(-1)?.id === id,
      site_name: siteName,
    };
  }

  return app;
}

function notFound(context: Context, id: string): Response {
  return context.text(`404 - Not Found: Deployment ${id} not found.`, 404);
}

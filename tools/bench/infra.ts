import path from "node:path";
import { startLocalCloud } from "../../local-cloud/cloud.ts";
import { deployOverNetwork } from "../../local-cloud/deployment/deploy-over-network.ts";
import { usualParameters } from "../../local-cloud/deployment/template.ts";
import { compileHere } from "../infra/compile-here.ts";
import { templateText } from "../infra/template-text.ts";

const root = path.resolve(import.meta.dirname, "../..");
/** Nothing of 1Password is asked for. */
const nobody = { fetch: () => new Response(null, { status: 503 }) };

export interface InfraFigures {
  /** Compiling the template and all of its modules, the first time in this process. */
  readonly compileMs: number;
  /** Deploying it with Microsoft's client into a local cloud in which nothing is. */
  readonly deployMs: number;
  readonly bytes: number;
}

export async function measureInfra(): Promise<InfraFigures> {
  const compileStart = performance.now();
  const { template } = await compileHere(root, "infra/main.bicep");
  const compileMs = performance.now() - compileStart;
  const cloud = await startLocalCloud({ deployment: "nothing", events: nobody });
  try {
    const deployStart = performance.now();
    await deployOverNetwork(cloud, {
      parameters: usualParameters("same-group"),
      line() {},
      signal: new AbortController().signal,
    });
    const deployMs = performance.now() - deployStart;
    return { compileMs, deployMs, bytes: Buffer.byteLength(templateText(template)) };
  } finally {
    await cloud.close();
  }
}

import type { TokenCredential } from "@azure/core-auth";
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
  isRestError,
} from "@azure/core-rest-pipeline";
import type { HttpMethods } from "@azure/core-rest-pipeline";
import { Stop } from "../stop.ts";
import type { Endpoints } from "./endpoints.ts";

/** What the deployment site of a function app answered; the status 0 when it did not, and then the reason as body. */
export interface SiteAnswer {
  readonly status: number;
  readonly body: string;
}

/** The site beside a function app that takes its package. */
export interface DeploymentSite {
  publish(zip: Uint8Array): Promise<SiteAnswer>;
  /** How a package that was taken is getting on. */
  status(publication: string): Promise<SiteAnswer>;
}

/** A package is read, stored and unpacked before the answer comes. */
const timeoutMs = 5 * 60_000;

/**
 * The host of the deployment site: the app's own with `scm` behind its first label. The management token goes there and nowhere else, so
 * that it has to be a host of App Service and of the app that was deployed.
 * @throws Stop for any other host.
 */
export function deploymentHost(appHost: string, appName: string, { siteSuffix }: Endpoints): string {
  const [label = "", ...rest] = appHost.toLowerCase().split(".");
  const name = appName.toLowerCase();
  const domain = `.${rest.join(".")}`;
  const plain = label === name && domain === siteSuffix;
  // With a unique default host name: app-hash.region-01.azurewebsites.net.
  const unique = label.startsWith(`${name}-`) && /^\.[a-z\d-]+$/u.test(domain.slice(0, -siteSuffix.length));
  const inAppService = domain.endsWith(siteSuffix) && /^[a-z\d-]+$/u.test(label);
  if (inAppService && (plain || unique)) return [label, "scm", ...rest].join(".");
  throw new Stop(
    `${appHost} is not where App Service hosts ${appName}: the package is not sent there.`,
    "Please report it with this line.",
  );
}

/**
 * Opens the deployment site. It takes Microsoft Entra tokens for Resource Manager; basic authentication is off in the template.
 * Source: the protocol as Azure CLI (appservice/custom.py, enable_zip_deploy_flex) and the Azure Developer CLI
 * (pkg/azsdk/funcapp_host_client.go) speak it with Flex Consumption.
 */
export function openDeploymentSite(
  host: string,
  { resourceManager }: Endpoints,
  credential: TokenCredential,
  abortSignal: AbortSignal,
): DeploymentSite {
  // No redirection is followed: it could lead the token elsewhere. Retries are the caller's: it knows what may pass.
  const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 0 }, redirectOptions: { maxRetries: 0 } });
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: `${resourceManager}/.default` }));
  const httpClient = createDefaultHttpClient();
  const send = async (method: HttpMethods, path: string, zip?: Uint8Array): Promise<SiteAnswer> => {
    const request = createPipelineRequest({ url: `https://${host}${path}`, method, timeout: timeoutMs, abortSignal });
    request.headers.set("accept", "application/json");
    if (zip !== undefined) {
      request.headers.set("content-type", "application/zip");
      request.body = zip;
    }
    try {
      const { status, bodyAsText } = await pipeline.sendRequest(httpClient, request);
      return { status, body: bodyAsText ?? "" };
    } catch (error) {
      if (!isRestError(error) || abortSignal.aborted) throw error;
      return { status: 0, body: error.code ?? "no answer" };
    }
  };
  return {
    publish: (zip) => send("POST", "/api/publish?RemoteBuild=false", zip),
    status: (publication) => send("GET", `/api/deployments/${encodeURIComponent(publication)}`),
  };
}

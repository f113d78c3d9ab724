import type { Clock } from "../../clock.ts";
import type { Handler } from "../../plane-listener.ts";
import type { AccessTokens } from "../access-tokens.ts";
import type { Caller, Rights } from "../resource-manager/rights.ts";
import type { ResourceStore, StoredResource } from "../resource-manager/resource-type.ts";
import type { DataPlanes } from "../resource-manager/types/data-planes.ts";
import { digitsOf } from "../resource-manager/types/rules/guid.ts";
import { valueAt } from "../resource-manager/types/rules/body.ts";
import { findPackagePlace } from "../resource-manager/types/web/one-deploy.ts";
import { createScm } from "../scm.ts";

export interface SiteHostsOptions {
  readonly resources: ResourceStore;
  readonly rights: Rights;
  readonly tokens: Pick<AccessTokens, "check">;
  readonly clock: Clock;
  readonly packageDeployed: DataPlanes["packageDeployed"];
  /** How long a role assignment takes to apply. */
  readonly roleDelayMs: () => number;
}

/** The host names of a function app: its own, and the one that packages are published to. */
export interface SiteHosts {
  readonly site: (site: StoredResource) => Handler;
  readonly scm: (site: StoredResource) => Handler;
}

export function createSiteHosts(options: SiteHostsOptions): SiteHosts {
  const { resources, rights, tokens, clock, packageDeployed, roleDelayMs } = options;
  const now = (): number => clock.now();
  // Publications are asked for again and again, so each site keeps its own.
  const publishing = new Map<string, Handler>();

  const openScm = ({ id, name }: StoredResource): Handler =>
    createScm({
      siteName: name,
      tokens,
      clock,
      mayPublish: (principalId) =>
        rights.may({ principalId, clientId: "" } satisfies Caller, "Microsoft.Web/sites/publish/Action", id),
      mayUsePassword: (authorization) =>
        allowsPasswords(id, resources) && authorization === `Basic ${publishingPassword(id)}`,
      takePackage: (bytes) =>
        packageDeployed(id, { packageUri: "", bytes, ...findPackagePlace(id, { resources, now }, roleDelayMs()) }),
    });
  return {
    site: ({ answered }) => ({
      fetch(request) {
        const isPlain = new URL(request.url).protocol === "http:";
        if (isPlain && valueAt(answered, "properties.httpsOnly") === true) {
          return Response.redirect(request.url.replace(/^http:/u, "https:"), 301);
        }
        return new Response("<!doctype html><title>Your Azure Function App is up and running.</title>", {
          headers: { "content-type": "text/html" },
        });
      },
    }),
    scm(site) {
      const handler = publishing.get(site.id.toLowerCase()) ?? openScm(site);
      publishing.set(site.id.toLowerCase(), handler);
      return handler;
    },
  };
}

/** User and password of a site's publish profile, as basic authentication sends them. */
export function publishingPassword(siteId: string): string {
  const name = siteId.slice(siteId.lastIndexOf("/") + 1);
  return Buffer.from(`$${name}:${digitsOf(60, "publishing password", siteId)}`).toString("base64");
}

/** Azure takes a publish profile's password unless a policy says no (Microsoft Learn, "Disable basic authentication in App Service"). */
function allowsPasswords(siteId: string, resources: ResourceStore): boolean {
  const policy = resources.get(`${siteId}/basicPublishingCredentialsPolicies/scm`);
  return valueAt(policy?.answered ?? {}, "properties.allow") !== false;
}

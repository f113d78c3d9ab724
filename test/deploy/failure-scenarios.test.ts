import { describe, expect, it } from "vitest";
import { controlPlaneRoles } from "../../local-cloud/azure/resource-manager/rights.ts";
import { startAzureHere } from "./azure-here.ts";
import type { AzureHere } from "./azure-here.ts";
import { deployer, foreignSubscription, otherSubscription, subscription, workspaceId } from "./customers-world.ts";

const place = ["--subscription", subscription, "--resource-group", "apps", "--workspace", "contoso"];
const options = [...place, "--location", "westeurope", "--yes"];
const scope = `/subscriptions/${subscription}`;
const { contributor, reader } = controlPlaneRoles;

/** Whoever deploys has these roles on the subscription, and no other there. */
function giveOnly({ access }: AzureHere, ...roles: readonly { readonly id: string }[]): void {
  access.revoke({ scope });
  for (const { id } of roles) access.grant({ principalId: deployer.principalId, roleId: id, scope });
}

interface Failure {
  readonly what: string;
  readonly given?: readonly string[];
  readonly unregistered?: readonly string[];
  readonly make?: (azure: AzureHere) => Promise<unknown> | void;
  readonly reason: RegExp;
  readonly remedy: RegExp;
}

const failures: readonly Failure[] = [
  {
    what: "the subscription is not there",
    given: ["--subscription", "99999999-0000-4000-8000-000000000009"],
    reason: /could not be found\. \(SubscriptionNotFound\)/u,
    remedy: /az account list/u,
  },
  {
    what: "one is signed in to another tenant than the subscription's",
    given: ["--subscription", foreignSubscription],
    reason: /wrong issuer.*\(InvalidAuthenticationTokenTenant\)/u,
    remedy: /az login --tenant ffffffff-0000-4000-8000-000000000001/u,
  },
  {
    what: "the workspace is in another tenant",
    given: ["--workspace", workspaceId(foreignSubscription, "siem", "fabrikam")],
    reason: /^The workspace is in another tenant/mu,
    remedy: /Deploy into a subscription of the workspace's tenant/u,
  },
  {
    what: "no workspace has the name",
    given: ["--workspace", "contosso"],
    reason: /^There is no workspace contosso in this subscription/mu,
    remedy: /Give its resource id/u,
  },
  {
    what: "several workspaces have the name",
    given: ["--workspace", "twice"],
    reason: /^2 workspaces are named twice\.$/mu,
    remedy: /workspaces\/twice\n {4}.*workspaces\/twice\n/u,
  },
  {
    what: "the workspace is not there",
    given: ["--workspace", workspaceId(otherSubscription, "soc", "gone")],
    reason: /^There is no workspace \/subscriptions\/.*\/gone/mu,
    remedy: /az monitor log-analytics workspace list/u,
  },
  {
    what: "Sentinel is not on in the workspace",
    given: ["--workspace", "logs"],
    reason: /^Microsoft Sentinel is not on in workspace logs\.$/mu,
    remedy: /Add it: Microsoft Sentinel, Create/u,
  },
  {
    what: "one may not deploy",
    make: (azure) => giveOnly(azure, reader),
    reason: /^Azure finds the deployment invalid[^]*\(AuthorizationFailed\)/mu,
    remedy: /Deploying needs Contributor/u,
  },
  {
    what: "one may deploy, but not assign roles",
    make: (azure) => giveOnly(azure, contributor),
    reason: /Microsoft\.Authorization\/roleAssignments\/write.*\(InvalidTemplateDeployment\)/u,
    remedy: /Role Based Access Control Administrator \(or Owner\) on resource group apps/u,
  },
  {
    what: "one may not register resource providers",
    unregistered: ["Microsoft.Web"],
    make: (azure) => giveOnly(azure, reader),
    reason: /^The resource provider Microsoft\.Web could not be registered\.\n✗ .*\(AuthorizationFailed\)/mu,
    remedy: /Have an owner of the subscription run: az provider register --namespace Microsoft\.Web/u,
  },
  {
    what: "the key vault is soft-deleted",
    async make(azure) {
      await azure.deploy(workspaceId(subscription, "siem", "contoso"));
      await azure.run("uninstall-main", [...place, "--yes"]);
    },
    reason: /✗ key vault onepassword\w+: .*deleted state.*\(ConflictError\)/u,
    remedy: /az keyvault recover --subscription \S+ --name onepassword\w+\./u,
  },
];

describe("npm run deploy ends with the reason and what to do", () => {
  it.each(failures)("when $what", async ({ given = [], unregistered = [], make, reason, remedy }) => {
    const azure = await startAzureHere({ unregistered });
    await make?.(azure);
    const packages = azure.packages.length;

    const { code, output } = await azure.run("main", [...options, ...given]);

    expect(output).toMatch(reason);
    expect(output).toMatch(remedy);
    expect(output.split(reason).at(-1)).toMatch(/^ {4}/mu);
    expect(azure.packages).toHaveLength(packages);
    expect(code).toBe(1);
  });

  it("when nobody can be asked, before it asks Azure anything", async () => {
    const azure = await startAzureHere();
    const { code, output } = await azure.run("main", options.slice(0, -1));
    expect(output).toBe(
      "Standard input is no terminal, so that nobody can be asked.\n" +
        "    Look at the changes with --what-if first, then give --yes to go ahead without a question.\n",
    );
    expect(code).toBe(1);
  });

  it("when what comes from standard input is no token", async () => {
    const azure = await startAzureHere();
    const { code, output } = await azure.run("main", [...options, "--token-from-stdin"], "correct horse");
    expect(output).toMatch(/^What came from standard input is not a token.*\n {4}Create a token in 1Password/u);
    expect(output).not.toContain("horse");
    expect(code).toBe(1);
  });

  it("when the options are wrong", async () => {
    const azure = await startAzureHere();
    const { code, output } = await azure.run("main", ["--location", "westeurope"]);
    expect(output).toMatch(/^--subscription is missing.*\n--resource-group is missing/u);
    expect(output).toContain("npm run deploy -- OPTIONS");
    expect(code).toBe(2);
  });

  it("when a deployment is under way already", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const azure = await startAzureHere({ until: promise });
    const first = azure.start("main", options);
    await first.saying("Deploying.");

    const second = await azure.run("main", options);

    expect(second.output).toMatch(
      /Azure did not begin the deployment\.\n✗ .*still active.*\(DeploymentActive\)\n {4}An earlier deployment/u,
    );
    expect(second.code).toBe(1);
    resolve();
    expect(await first.ended).toMatchObject({ code: 0 });
  });

  it("when the deployment site leads elsewhere: the package and the token do not follow", async () => {
    const azure = await startAzureHere();
    const location = "https://elsewhere.scm.azurewebsites.net/api/publish";
    azure.siteAnswers.push(new Response(null, { status: 307, headers: { location } }));
    const { code, output } = await azure.run("main", options);
    expect(output).toMatch(
      /The function app did not take the package: its site answered 307\.\n {4}Everything else is deployed/u,
    );
    expect(azure.siteRequests).toEqual([expect.stringMatching(/^onepassword-\w+\.scm\.azurewebsites\.net$/u)]);
    expect(code).toBe(1);
  });

  it("when Azure cannot be reached", async () => {
    const azure = await startAzureHere();
    const { code, output } = await azure.run("main", options, "", { HTTPS_PROXY: "http://127.0.0.1:9" });
    expect(output).toMatch(/Azure could not be reached \(ECONNREFUSED\)\.\n {4}Check the network/u);
    expect(code).toBe(1);
  });

  it("when somebody is signed in to one cloud and means another", async () => {
    const azure = await startAzureHere();
    const { code, output } = await azure.run("main", options, "", {
      AZURE_AUTHORITY_HOST: "https://login.microsoftonline.us",
    });
    expect(output).toMatch(/^Nobody is signed in to Azure here/u);
    expect(code).toBe(1);
  });

  it("when nobody is signed in", async () => {
    const azure = await startAzureHere();
    const { code, output } = await azure.run("main", options, "", { PATH: "" });
    expect(output).toMatch(/^Nobody is signed in to Azure here.*\n {4}Sign in with az login/u);
    expect(code).toBe(1);
  });
});

describe("Ctrl-C", () => {
  it("leaves Azure's deployment running, says how to follow it, and answers 130", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const azure = await startAzureHere({ until: promise });
    const deploying = azure.start("main", options);
    await deploying.saying("Deploying.");

    deploying.child.kill("SIGINT");

    const { code, output } = await deploying.ended;
    expect(code).toBe(130);
    expect(output).toMatch(
      /\nStopped\. The deployment goes on in Azure\.\nIn the portal: https:\/\/portal\.azure\.com\/.*%2Fdeployments%2Fonepassword-sentinel\nWith the Azure CLI: az deployment group show --subscription \S+ --resource-group apps --name onepassword-sentinel .*\n$/u,
    );
    expect(azure.packages).toEqual([]);
    resolve();
    const states = (): readonly string[] =>
      azure.manager.deployments.list(subscription, "apps").map(({ state }) => state);
    await expect.poll(states).not.toContain("Running");
    expect(new Set(states())).toEqual(new Set(["Succeeded"]));

    // And the same command goes on from there.
    expect(await azure.run("main", options)).toMatchObject({
      code: 0,
      output: expect.stringContaining("Nothing to change"),
    });
  });
});

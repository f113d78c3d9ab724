import { describe, expect, it } from "vitest";
import type { ResourceManager } from "../../tools/deploy/azure/resource-manager.ts";
import { outputs, setUpDeployment, workspace } from "./deploying.ts";

describe("npm run deploy", () => {
  it("looks, shows, deploys, uploads the package and asks the doctor", async () => {
    const { terminal, started, published, examined, done } = setUpDeployment();
    await done;

    expect(started).toMatchObject([
      {
        resourceGroup: "rg",
        name: "onepassword-sentinel",
        parameters: {
          workspaceResourceId: { value: workspace },
          workspaceLocation: { value: "northeurope" },
          location: { value: "westeurope" },
          retentionInDays: { value: 365 },
          packageUri: { value: "" },
        },
      },
    ]);
    expect(started[0]?.parameters).not.toHaveProperty("onePasswordToken");
    expect(published).toEqual(["op-1.scm.azurewebsites.net"]);
    expect(examined).toEqual([
      {
        KEY_VAULT_URI: "https://kv.vault.azure.net/",
        ONEPASSWORD_SECRET_NAME: "onepassword-events-token",
        LOGS_INGESTION_ENDPOINT: "https://dcr-1.westeurope-1.ingest.monitor.azure.com",
        DCR_IMMUTABLE_ID: "dcr-1",
        DCR_STREAM_NAME: "Custom-OnePasswordEventLogs_CL",
        STORAGE_BLOB_URI: "https://st.blob.core.windows.net/",
        AZURE_CLIENT_ID: "client-1",
        CLOUD: "public",
      },
    ]);
    expect(terminal.lines).toEqual([
      "Into resource group rg of Production, in westeurope.",
      "Events go to workspace w in northeurope.",
      "No token was given: the vault keeps the one that it has.",
      "New: 1",
      "  storage account st",
      "Deploying. Ctrl-C ends this command only: the deployment goes on in Azure.",
      "Uploading the package (3 kB) to op-1.",
      "Deployed. The function app is op-1; events arrive in OnePasswordEventLogs_CL.",
      "The doctor:",
    ]);
  });

  it("gives the token to the template only", async () => {
    const { terminal, started, examined, done } = setUpDeployment({ plan: { token: "hush" } });
    await done;
    expect(started[0]?.parameters).toMatchObject({ onePasswordToken: { value: "hush" } });
    expect(JSON.stringify([terminal.lines, examined])).not.toContain("hush");
  });

  it("asks before it changes anything, and takes no for an answer", async () => {
    const { terminal, started, published, done } = setUpDeployment({
      options: { yes: false },
      terminal: { answer: false },
    });
    await done;
    expect(terminal.questions).toEqual(["Deploy this, and upload the package?"]);
    expect(terminal.lines.at(-1)).toBe("Nothing was changed.");
    expect([started, published]).toEqual([[], []]);
  });

  it("only shows the changes with --what-if", async () => {
    const { terminal, started, published, done } = setUpDeployment({ options: { whatIf: true, yes: false } });
    await done;
    expect(terminal.lines).toContain("New: 1");
    expect([terminal.questions, started, published]).toEqual([[], [], []]);
  });

  it("says with --what-if that the resource group would be made, and makes nothing", async () => {
    const { terminal, done } = setUpDeployment({
      options: { whatIf: true },
      manager: { resourceGroup: async () => undefined },
    });
    await done;
    expect(terminal.lines.at(-1)).toBe(
      "Resource group rg is not there; a deployment would make it, and everything in it.",
    );
  });

  it("deploys nothing a second time, when nothing would change; the package is uploaded all the same", async () => {
    const { terminal, started, published, done } = setUpDeployment({ change: "NoChange", before: true });
    await done;
    expect(terminal.lines).toContain("Nothing to change: everything is as the template says.");
    expect(started).toEqual([]);
    expect(published).toHaveLength(1);
  });

  it("asks for what is left to do then", async () => {
    const { terminal, done } = setUpDeployment({ change: "NoChange", before: true, options: { yes: false } });
    await done;
    expect(terminal.questions).toEqual(["Upload the package?"]);
  });

  it("deploys all the same when the last deployment did not come to a good end", async () => {
    const { started, done } = setUpDeployment({ change: "NoChange" });
    await done;
    expect(started).toHaveLength(1);
  });

  it("uploads nothing when the parameters name a package", async () => {
    const { published, done } = setUpDeployment({ plan: { fromFile: { packageUri: { value: "release" } } } });
    await done;
    expect(published).toEqual([]);
  });

  it("passes a schedule on to the doctor", async () => {
    const { examined, done } = setUpDeployment({ plan: { fromFile: { schedule: { value: "0 0 * * * *" } } } });
    await done;
    expect(examined).toMatchObject([{ COLLECT_SCHEDULE: "0 0 * * * *" }]);
  });

  it("stays a success when the doctor finds something, and says how to look further", async () => {
    const { terminal, done } = setUpDeployment({ world: { runDoctor: async () => false } });
    await done;
    expect(terminal.lines.at(-2)).toBe("Everything is deployed, and the doctor found something to look at (above).");
    expect(terminal.lines.at(-1)).toMatch(
      /^To check as the function itself, look at its log: https:\/\/portal\.azure/u,
    );
  });

  it("stops before any change when Azure finds the deployment invalid", async () => {
    const error = { code: "InvalidTemplateDeployment", message: "m", details: [{ code: "Policy", message: "p" }] };
    const { started, done } = setUpDeployment({ manager: { validate: async () => error } });
    await expect(done).rejects.toMatchObject({ failures: [{ code: "Policy", message: "p" }] });
    expect(started).toEqual([]);
  });

  it("stops before any change when Azure cannot say what would change", async () => {
    const error = { code: "DeploymentWhatIfResourceError", message: "m", details: [] };
    const { started, done } = setUpDeployment({ manager: { whatIf: async () => ({ error, changes: [], notes: [] }) } });
    await expect(done).rejects.toMatchObject({ failures: [{ code: "DeploymentWhatIfResourceError" }] });
    expect(started).toEqual([]);
  });

  it("sends the package nowhere when the record names another host", async () => {
    const elsewhere = { ...outputs, functionAppHostName: { value: "op-1.example.com" } };
    const deployment: ResourceManager["deployment"] = async (id) => ({
      id,
      state: "Succeeded",
      outputs: elsewhere,
      parameters: {},
      error: undefined,
    });
    const { published, done } = setUpDeployment({ manager: { deployment } });
    await expect(done).rejects.toThrow("op-1.example.com is not where App Service hosts op-1");
    expect(published).toEqual([]);
  });

  it("says which outputs a record lacks", async () => {
    const { vaultUri: _vaultUri, ...rest } = outputs;
    const deployment: ResourceManager["deployment"] = async (id) => ({
      id,
      state: "Succeeded",
      outputs: rest,
      parameters: {},
      error: undefined,
    });
    await expect(setUpDeployment({ manager: { deployment } }).done).rejects.toThrow("lacks the outputs vaultUri");
  });

  it("knows at each moment what it would leave behind", async () => {
    const made = setUpDeployment({
      manager: { resourceGroup: async () => undefined, makeResourceGroup: async () => {} },
    });
    await made.done;
    expect(made.left).toEqual([
      "Nothing was changed.",
      "Only the resource group rg was made; it is empty.",
      expect.stringMatching(
        /^The deployment goes on in Azure\.\nIn the portal: https:\/\/portal\.azure\.com\/.*deployments%2Fonepassword-sentinel\nWith the Azure CLI: az deployment group show --subscription .* --resource-group rg --name onepassword-sentinel/u,
      ),
      "The resources are deployed; the package may not be. Run the same command again.",
      "Everything is deployed. Only the doctor did not come to its end: npm run doctor.",
    ]);
  });
});

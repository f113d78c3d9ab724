import { expect, it } from "vitest";
import { usualParameters } from "../../../local-cloud/deployment/template.ts";
import { startTenant } from "./tenant.ts";

const { deployOverNetwork } = await import("../../../local-cloud/deployment/deploy-over-network.ts");
const { signal } = new AbortController();

it("a deployment by Microsoft's client tells each module with its resources, and makes what one in process makes", async () => {
  const here = await startTenant();
  const { cloud, account, happen, run, arrived } = await startTenant({ deployment: "nothing" });
  const parameters = { ...usualParameters("same-group"), onePasswordToken: await account.issueToken() };
  const lines: string[] = [];
  happen("A");

  const resources = await deployOverNetwork(cloud, { parameters, line: (text) => lines.push(text), signal });

  expect(lines.filter((line) => line.startsWith("    "))).toHaveLength(resources);
  expect(cloud.connector).toEqual(here.cloud.connector);
  const titles = lines.filter((line) => /^ {2}\S/u.test(line)).map((line) => line.trim());
  expect(titles.toSorted()).toEqual([
    "analytics rules",
    "code",
    "connector card",
    "content",
    "function app",
    "identity",
    "ingestion",
    "key vault",
    "monitoring",
    "roles",
    "storage",
  ]);
  // Rules and code wait for other things: which of them ends last is chance.
  expect(titles.indexOf("code")).toBeGreaterThan(titles.indexOf("function app"));
  const made = (tenant: typeof here) => new Set(tenant.cloud.manager.resources.list().map(({ id }) => id));
  expect([...made(here)].filter((id) => !made({ ...here, cloud }).has(id))).toEqual([]);
  expect(await run()).toMatchObject({ ok: true });
  expect(arrived()).toEqual(["A"]);
});

it("a deployment that fails says why, and marks what failed", async () => {
  const { cloud } = await startTenant({ deployment: "nothing", delays: { roleMs: 600_000 } });
  const lines: string[] = [];
  const parameters = usualParameters("same-group");

  await expect(deployOverNetwork(cloud, { parameters, line: (text) => lines.push(text), signal })).rejects.toThrow(
    /^The deployment failed\.\n.*needs the role Storage Blob Data Owner/u,
  );

  expect(lines.filter((line) => line.endsWith("failed"))).toEqual([
    expect.stringMatching(/package onedeploy of contoso/u),
  ]);
});

import { zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { createAccessTokens } from "../../../local-cloud/azure/access-tokens.ts";
import type { AccessTokens } from "../../../local-cloud/azure/access-tokens.ts";
import { createScm, storageRefused } from "../../../local-cloud/azure/scm.ts";
import { systemClock } from "../../../local-cloud/clock.ts";

const deployer = { clientId: "deployer-client", principalId: "deployer" };
const zip = zipSync({ "host.json": new TextEncoder().encode("{}") });

interface Sent {
  readonly body?: Uint8Array;
  readonly authorization?: string;
  readonly contentType?: string;
  readonly query?: string;
}

let tokens: AccessTokens;
let bearer: string;
let taken: Uint8Array[];
let takePackage: (zip: Uint8Array) => Promise<void> | void;
let mayPublish: (principalId: string) => boolean;
let send: (sent?: Sent) => Promise<Response>;
let ask: (id: string) => Promise<Response>;

beforeEach(async () => {
  tokens = await createAccessTokens({ tenantId: "tenant", clock: systemClock });
  const { token } = await tokens.issue(deployer, "https://management.azure.com");
  bearer = `Bearer ${token}`;
  taken = [];
  takePackage = (given) => void taken.push(given);
  mayPublish = (principalId) => principalId === deployer.principalId;
  const scm = createScm({
    siteName: "contoso-app",
    tokens,
    clock: systemClock,
    mayPublish: (principalId) => mayPublish(principalId),
    takePackage: (given) => takePackage(given),
  });
  const site = "https://contoso-app.scm.azurewebsites.net";
  send = async ({ body = zip, authorization = bearer, contentType = "application/zip", query = "false" } = {}) =>
    scm.request(`${site}/api/publish?RemoteBuild=${query}`, {
      method: "POST",
      headers: { authorization, "content-type": contentType },
      body: new Uint8Array(body),
    });
  ask = async (id) => scm.request(`${site}/api/deployments/${id}`, { headers: { authorization: bearer } });
});

async function published(sent?: Sent): Promise<unknown> {
  const id: unknown = await (await send(sent)).json();
  await expect.poll(async () => await (await ask(String(id))).json()).toMatchObject({ complete: true });
  return (await ask(String(id))).json();
}

describe("the deployment site", () => {
  it("takes a package, answers its id and nothing else, and says when it is there", async () => {
    const answer = await send();

    expect(answer.status).toBe(202);
    const id: unknown = await answer.json();
    expect(answer.headers.get("location")).toBe(
      `https://contoso-app.scm.azurewebsites.net/api/deployments/${String(id)}`,
    );
    await expect
      .poll(async () => await (await ask(String(id))).json())
      .toMatchObject({ id, status: 4, complete: true, active: true, site_name: "contoso-app" });
    expect(taken).toEqual([zip]);
  });

  it("says that a publication is on its way, and refuses another one meanwhile", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    takePackage = () => promise;
    const id: unknown = await (await send()).json();

    expect(await (await ask(String(id))).json()).toMatchObject({ status: 2, complete: false });
    expect((await send()).status).toBe(409);

    resolve();
    await expect.poll(async () => await (await ask("latest")).json()).toMatchObject({ id, status: 4 });
  });

  it("says why a package did not arrive", async () => {
    takePackage = () => {
      throw new Error(storageRefused);
    };
    expect(await published()).toMatchObject({ status: 3, status_text: storageRefused, active: false });
  });

  it("refuses what is no zip archive", async () => {
    expect(await published({ body: new TextEncoder().encode("hello") })).toMatchObject({
      status: 3,
      status_text: expect.stringContaining("no zip archive"),
    });
    expect(taken).toEqual([]);
  });

  it("builds nothing itself", async () => {
    expect(await published({ query: "true" })).toMatchObject({ status: 3 });
  });

  it("takes application/zip only", async () => {
    expect((await send({ contentType: "application/octet-stream" })).status).toBe(415);
  });

  it("refuses basic authentication, and no authentication", async () => {
    expect((await send({ authorization: `Basic ${btoa("$contoso-app:password")}` })).status).toBe(401);
    expect((await send({ authorization: "" })).status).toBe(401);
    expect(taken).toEqual([]);
  });

  it("refuses a token that is for another service", async () => {
    const { token } = await tokens.issue(deployer, "https://vault.azure.net");
    expect((await send({ authorization: `Bearer ${token}` })).status).toBe(401);
  });

  it("refuses whoever may not publish", async () => {
    mayPublish = () => false;
    expect((await send()).status).toBe(403);
    expect((await ask("latest")).status).toBe(403);
  });

  it("knows no publication that it was not given", async () => {
    expect((await ask("latest")).status).toBe(404);
    expect((await ask("00000000-0000-0000-0000-000000000000")).status).toBe(404);
  });
});

import { describe, expect, it } from "vitest";
import type { SiteAnswer } from "../../tools/deploy/azure/deployment-site.ts";
import { deploymentHost } from "../../tools/deploy/azure/deployment-site.ts";
import { endpoints } from "../../tools/deploy/azure/endpoints.ts";
import { uploadPackage } from "../../tools/deploy/steps/upload-package.ts";
import { VirtualClock } from "../fakes/virtual-clock.ts";
import { createFakeTerminal } from "./fake-terminal.ts";

const zip = new Uint8Array([80, 75, 3, 4]);
const accepted: SiteAnswer = { status: 202, body: '"id-1"' };
const state = (status: number, text = ""): SiteAnswer => ({
  status: 200,
  body: JSON.stringify({ id: "id-1", status, status_text: text }),
});
const storageRefused = "InaccessibleStorageException: BlobUploadFailedException: 403 (This request is not authorized).";

/** Uploads to a site that answers so, each list in order; its last answer stays. */
function upload(answers: { publish?: SiteAnswer[]; status?: SiteAnswer[] }) {
  const { publish = [accepted], status = [state(4)] } = answers;
  const published: Uint8Array[] = [];
  const asked: string[] = [];
  const terminal = createFakeTerminal();
  const clock = new VirtualClock();
  const next = (left: SiteAnswer[]): SiteAnswer => (left.length > 1 ? left.shift() : left[0]) ?? accepted;
  const site = {
    async publish(given: Uint8Array) {
      published.push(given);
      return next(publish);
    },
    async status(id: string) {
      asked.push(id);
      return next(status);
    },
  };
  const work = uploadPackage(site, zip, { terminal, clock, signal: new AbortController().signal });
  return { published, asked, terminal, clock, done: clock.run(work) };
}

describe("uploading the package", () => {
  it("sends it and waits for the end", async () => {
    const { published, asked, terminal, done } = upload({ status: [state(0), state(1), state(2), state(4)] });
    await done;
    expect(published).toEqual([zip]);
    expect(asked).toEqual(["id-1", "id-1", "id-1", "id-1"]);
    expect(terminal.lines).toEqual([]);
  });

  it.each([
    { status: 0, body: "ENOTFOUND", told: "it cannot be reached (ENOTFOUND)" },
    { status: 403, body: "", told: "it does not let you in (403)" },
    { status: 404, body: "", told: "it is not there (404)" },
    { status: 409, body: "", told: "another publication is under way (409)" },
    { status: 503, body: "", told: "it is not up (503)" },
  ])("tries again after $status, and says so once", async ({ status, body, told }) => {
    const { published, terminal, done } = upload({ publish: [{ status, body }, { status, body }, accepted] });
    await done;
    expect(published).toHaveLength(3);
    expect(terminal.lines).toEqual([
      `  The function app does not take the package yet: ${told}. Trying again for up to 15 minutes.`,
    ]);
  });

  it("tries again while the function's role on the storage account does not apply yet", async () => {
    const { published, done } = upload({ status: [state(3, storageRefused), state(3, storageRefused), state(4)] });
    await done;
    expect(published).toHaveLength(3);
  });

  it("tries again when another publication came between", async () => {
    const { published, done } = upload({ status: [state(5), state(4)] });
    await done;
    expect(published).toHaveLength(2);
  });

  it("ends when the record goes away after it was seen: the app has taken the package and restarted", async () => {
    const { published, done } = upload({ status: [state(2), { status: 404, body: "" }] });
    await done;
    expect(published).toHaveLength(1);
  });

  it("does not mind that the publication is not known at once", async () => {
    const missing = { status: 404, body: "" };
    const { published, done } = upload({ status: [missing, missing, state(4)] });
    await done;
    expect(published).toHaveLength(1);
  });

  it("looks at the latest publication for the reason when its own is never known", async () => {
    const missing = Array.from({ length: 11 }, () => ({ status: 404, body: "" }));
    const { asked, done } = upload({ status: [...missing, state(3, "Package content cannot be read.")] });
    await expect(done).rejects.toThrow("did not take the package: Package content cannot be read.");
    expect(asked.at(-1)).toBe("latest");
  });

  it.each([
    { what: "fails", answers: { status: [state(3, "Bad package.")] }, told: "Bad package." },
    { what: "succeeds in part", answers: { status: [state(6, "Some instances.")] }, told: "Some instances." },
    { what: "is refused for good", answers: { publish: [{ status: 401, body: "" }] }, told: "its site answered 401" },
    {
      what: "is taken without an id",
      answers: { publish: [{ status: 202, body: "<html>" }] },
      told: "names no publication",
    },
    { what: "does not end", answers: { status: [state(2)] }, told: "does not come to an end" },
  ])("stops with the reason and a remedy when it $what", async ({ answers, told }) => {
    const { published, done } = upload(answers);
    await expect(done).rejects.toThrow(told);
    await expect(done).rejects.toMatchObject({ remedy: expect.stringContaining("Run the same command again") });
    expect(published).toHaveLength(1);
  });

  it("gives up after a quarter of an hour", async () => {
    const { clock, done } = upload({ publish: [{ status: 403, body: "" }] });
    await expect(done).rejects.toThrow("it does not let you in (403)");
    expect(clock.monotonic()).toBeGreaterThan(14 * 60_000);
    expect(clock.monotonic()).toBeLessThanOrEqual(15 * 60_000);
  });
});

describe("the host that the package and the token are sent to", () => {
  it.each([
    { host: "op-abc.azurewebsites.net", cloud: endpoints.public, scm: "op-abc.scm.azurewebsites.net" },
    { host: "OP-ABC.azurewebsites.net", cloud: endpoints.public, scm: "op-abc.scm.azurewebsites.net" },
    {
      host: "op-abc-h4sh.westeurope-01.azurewebsites.net",
      cloud: endpoints.public,
      scm: "op-abc-h4sh.scm.westeurope-01.azurewebsites.net",
    },
    { host: "op-abc.azurewebsites.us", cloud: endpoints.usgov, scm: "op-abc.scm.azurewebsites.us" },
    { host: "op-abc.chinacloudsites.cn", cloud: endpoints.china, scm: "op-abc.scm.chinacloudsites.cn" },
  ])("is $scm for $host", ({ host, cloud, scm }) => {
    expect(deploymentHost(host, "op-abc", cloud)).toBe(scm);
  });

  it.each([
    "op-abc.example.com",
    "evil.azurewebsites.net",
    "op-abc-evil.azurewebsites.net",
    "op-abc.azurewebsites.net.example.com",
    "op-abc.evilazurewebsites.net",
    "op-abc/x.azurewebsites.net",
    "op-abc@example.com.azurewebsites.net",
    "op-abc.azurewebsites.us",
    "",
  ])("is never made from %j", (host) => {
    expect(() => deploymentHost(host, "op-abc", endpoints.public)).toThrow("is not where App Service hosts op-abc");
  });
});

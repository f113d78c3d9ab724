import { describe, expect, it } from "vitest";
import { createConnectorWorld, noon, streamLine, streams } from "../connector-world.ts";
import { createConnectorRoutes } from "../../../local-cloud/page-server/routes/connector.ts";

/** The routes over a world, and how they are asked. */
function routesOf(world = createConnectorWorld(), isAtWork = true) {
  const { connector, ...cloudAlone } = world.dependencies;
  const routes = createConnectorRoutes(isAtWork ? { ...cloudAlone, connector } : cloudAlone);
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await routes.request(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    return { status: response.status, answer };
  };
  return { world, ask };
}

describe("GET /api/connector", () => {
  it("tells how far each stream has come, and what the last run said of it", async () => {
    const { world, ask } = routesOf();
    world.generate(3);
    world.arrive("itemusages", "a", "b", "b");
    world.run(0, { lines: streams.map((stream) => streamLine(stream)) });
    world.run(10, { ok: false, lines: [streamLine("*", { outcome: "failed", category: "vault_refused" })] });
    const { status, answer } = await ask("GET", "/");
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      now: noon,
      isDeployed: true,
      work: {
        speed: 30,
        totals: { runs: 2, rows: 3 },
        runs: [
          { number: 2, ok: false },
          { number: 1, ok: true },
        ],
      },
      streams: [
        { stream: "auditevents", inTable: 0, standing: { generated: 3, missing: 3 } },
        {
          stream: "itemusages",
          inTable: 2,
          standing: { missing: 1, lagSeconds: 60 },
          last: { category: "vault_refused" },
          lastGood: noon + 1_000,
        },
        { stream: "signinattempts" },
      ],
    });
  });

  it("tells of the run that is under way, and of the next", async () => {
    const { world, ask } = routesOf();
    world.runs.begin({ at: noon, isOnDemand: false });
    world.runs.nextAt = 0;
    const { answer } = await ask("GET", "/");
    expect(answer).toMatchObject({ work: { runningSince: noon, nextRunInSeconds: 0 } });
  });

  it("sends the newest fifty runs", async () => {
    const { world, ask } = routesOf();
    for (let index = 0; index < 60; index += 1) world.run(index, {});
    const { answer } = await ask("GET", "/");
    expect(answer).toMatchObject({ work: { totals: { runs: 60 } } });
    const runs: unknown = Object(Object(answer).work).runs;
    expect(runs).toHaveLength(50);
    expect(runs).toHaveProperty("0.number", 60);
  });

  it("counts the requests of the last minute by service and status, with those that a fault hit", async () => {
    const { world, ask } = routesOf();
    const request = { host: "kv.vault.azure.net", method: "GET", path: "/", clientRequestId: undefined } as const;
    const note = (at: number, status: number, fault: string | undefined): void => {
      Object.assign(world.requests.start({ ...request, plane: "vault", at }), { status, fault, done: true });
    };
    note(noon - 61_000, 200, undefined);
    note(noon - 2_000, 200, undefined);
    note(noon - 1_000, 403, "status");
    note(noon - 500, 403, undefined);
    world.requests.start({ ...request, plane: "vault", at: noon });
    world.requests.start({ ...request, plane: "management", at: noon });
    const { answer } = await ask("GET", "/");
    const { host } = request;
    expect(answer).toMatchObject({
      requests: [
        { service: "vault", host, status: 200, count: 1, faults: 0 },
        { service: "vault", host, status: 403, count: 2, faults: 1 },
      ],
    });
  });

  it("lists the open incidents of the rules that watch the connector, until they are closed", async () => {
    const { world, ask } = routesOf();
    const id = world.openIncident();
    expect((await ask("GET", "/")).answer).toMatchObject({
      incidents: [{ id, title: "1Password connector refused", status: "New", alerts: 1 }],
    });
    world.incidents.change(id, { status: "Closed" }, noon);
    expect((await ask("GET", "/")).answer).toMatchObject({ incidents: [] });
  });

  it("says how often those rules run, as deployed and here", async () => {
    const { ask } = routesOf();
    const { answer } = await ask("GET", "/");
    expect(answer).toHaveProperty("rules.length", 5);
    expect(answer).toMatchObject({
      rules: [{ isEnabled: true, everySeconds: 900, hereEverySeconds: 30 }, {}, {}, {}, {}],
    });
  });

  it("tells what the table has where no function runs", async () => {
    const { world, ask } = routesOf(createConnectorWorld(), false);
    world.arrive("itemusages", "a");
    const { answer } = await ask("GET", "/");
    expect(answer).not.toHaveProperty("work");
    expect(answer).toMatchObject({ streams: [{}, { stream: "itemusages", inTable: 1 }, {}] });
  });
});

describe("PUT /api/connector/faults/{name}", () => {
  it("switches a fault on and off", async () => {
    const { world, ask } = routesOf();
    const asked = { plane: "vault", method: "GET", path: "/" } as const;
    expect(await ask("PUT", "/faults/vault-down", { active: true })).toMatchObject({ status: 200 });
    expect(world.faults.decide(asked)?.effect).toEqual({ kind: "status", status: 503 });
    const { answer } = await ask("PUT", "/faults/vault-down", { active: false });
    expect(world.faults.decide(asked)).toBeUndefined();
    expect(Object(answer).faults).toContainEqual(
      expect.objectContaining({ name: "vault-down", isActive: false, hits: 1 }),
    );
  });

  it("answers 404 for a fault that there is not", async () => {
    const { ask } = routesOf();
    expect(await ask("PUT", "/faults/gremlins", { active: true })).toEqual({
      status: 404,
      answer: { error: "There is no fault gremlins that can be switched." },
    });
  });

  it.each([undefined, "yes", { active: "yes" }])("answers 400 for the body %j", async (body) => {
    const { ask } = routesOf();
    expect(await ask("PUT", "/faults/vault-down", body)).toEqual({
      status: 400,
      answer: { error: "Give active as true or false." },
    });
  });

  it("answers 409 where no function runs", async () => {
    const { ask } = routesOf(createConnectorWorld(), false);
    expect(await ask("PUT", "/faults/vault-down", { active: true })).toMatchObject({ status: 409 });
  });
});

describe("POST /api/connector/run", () => {
  it("starts a run, but none beside another", async () => {
    const { world, ask } = routesOf();
    expect(await ask("POST", "/run")).toMatchObject({ status: 202 });
    expect(world.asked()).toBe(1);
    world.runs.begin({ at: noon, isOnDemand: true });
    expect(await ask("POST", "/run")).toEqual({
      status: 409,
      answer: { error: "A run is under way. There are never two at once." },
    });
    expect(world.asked()).toBe(1);
  });

  it("answers 409 where no function runs", async () => {
    const { ask } = routesOf(createConnectorWorld(), false);
    expect(await ask("POST", "/run")).toMatchObject({ status: 409 });
  });
});

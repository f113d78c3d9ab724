import { afterAll, afterEach, expect } from "vitest";
import { createSkewedClock } from "../../local-cloud/clock.ts";
import type { SkewedClock } from "../../local-cloud/clock.ts";
import { startLocalCloud } from "../../local-cloud/cloud.ts";
import type { LocalCloud, LocalCloudOptions } from "../../local-cloud/cloud.ts";
import type { DeploymentChanges } from "../../local-cloud/deployment/template.ts";
import { startDeployedApp } from "../../local-cloud/functions-host/deployed-app.ts";
import type { FunctionApp, Invocation } from "../../local-cloud/functions-host/host.ts";
import { tableName } from "../../local-cloud/hosts.ts";
import { stringifyJson } from "../../local-cloud/azure/json-text.ts";
import type { WorkspaceRow } from "../../local-cloud/azure/stored-table.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import type { Account, CreateAccountOptions } from "../../local-cloud/onepassword/accounts.ts";
import type { EventsApiBehaviour } from "../../local-cloud/onepassword/behaviour.ts";
import { createEventsApi } from "../../local-cloud/onepassword/events-api.ts";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import type { Stream } from "../../local-cloud/onepassword/streams.ts";
import type { IssueTokenOptions } from "../../local-cloud/onepassword/tokens.ts";
import { appendEvents } from "./events.ts";
import { healthRowsOf } from "./health-rows.ts";
import type { HealthRow } from "./health-rows.ts";
import { expectNoSecretIn } from "./secrets-watch.ts";
import type { Written } from "./secrets-watch.ts";

/** App settings that a scenario changes. */
export type Settings = Readonly<Record<string, string>>;

/** How the local cloud is, if not as usual. */
export interface WorldOptions extends Pick<LocalCloudOptions, "delays" | "workspace"> {
  readonly deployment?: DeploymentChanges;
}

/** What `fresh` makes. */
export interface FreshOptions {
  /** Events in each stream. Default 120. A page holds 1,000. */
  readonly events?: number;
}

/** The name of the secret with the first account's token. */
export const secretName = "onepassword-events-token";

const containers = ["checkpoints", "rejected-events"] as const;
const dayMs = 86_400_000;

/** The local cloud, one 1Password account, and the built function app, for the scenarios of one test file. */
export interface World {
  readonly cloud: LocalCloud;
  /** The services' clock. */
  readonly clock: SkewedClock;
  /** How the Events API behaves; `fresh` empties it. Change its fields at any time. */
  readonly behaviour: Partial<EventsApiBehaviour>;
  /** The account that the last `fresh` made; its token is in the vault. */
  readonly account: Account;
  /** Starts over: an empty cloud and a new account with events of the last day in each stream. */
  fresh(options?: FreshOptions): Promise<void>;
  /** Adds an account, without events. Its token still has to be put into the vault: see `issueToken`. */
  addAccount(options?: CreateAccountOptions): Account;
  /** Appends new events to a stream of an account (default: the scenario's). They happened just now. */
  append(stream: Stream, count: number, change?: object, account?: Account): void;
  /** Signs a token of the scenario's account (or another), and has the secrets watch look for it. */
  issueToken(options?: IssueTokenOptions, account?: Account): Promise<string>;
  /** Starts an instance of the function app. It ends with the test. */
  start(settings?: Settings): Promise<FunctionApp>;
  /** Runs `collect` once in an instance of its own. */
  run(settings?: Settings): Promise<Invocation>;
  /** Runs `collect` once more in the instance that was started last. */
  runAgain(): Promise<Invocation>;
  /** Every row of the table. */
  rows(): WorkspaceRow[];
  /** How often each uuid of a stream stands in the table. */
  delivered(stream: Stream, account?: Account): ReadonlyMap<string, number>;
  /** Fails unless each event of each stream (default: all streams of the scenario's account) is in the table, and no other. */
  expectAllDelivered(options: {
    readonly times: "exactly once" | "at least once";
    readonly streams?: readonly Stream[];
    readonly account?: Account;
  }): void;
  /** The text of a stream's checkpoint; undefined when there is none. */
  checkpoint(stream: Stream, account?: Account): Promise<string | undefined>;
  /** All health rows in the table, oldest first. */
  health(): HealthRow[];
  /** The health rows of the newest run. */
  lastHealth(): HealthRow[];
}

/** What the function wrote to the log in one run, as `level: message`. */
export function logLines({ logs }: Invocation): string[] {
  return logs.filter(({ category }) => category === "user").map(({ level, message }) => `${level}: ${message}`);
}

/**
 * Starts a local cloud, with the connector deployed into it, that ends with the test file. Call it at the top of a test file:
 * after each test it ends the instances, looks for tokens in everything that was written, and for requests to other hosts.
 */
export async function startWorld(worldOptions: WorldOptions = {}): Promise<World> {
  const clock = createSkewedClock();
  const accounts: Account[] = [];
  const behaviour: Partial<EventsApiBehaviour> = {};
  const cloud = await startLocalCloud({
    events: createEventsApi({ accounts, clock, behaviour }),
    clock,
    ...worldOptions,
  });
  const tokens = new Set<string>([cloud.appSettings["IDENTITY_HEADER"] ?? ""]);
  let apps: FunctionApp[] = [];
  let invocations: Invocation[] = [];
  let account: Account | undefined;

  const theAccount = (): Account => {
    if (account === undefined) throw new Error("Call world.fresh() first.");
    return account;
  };
  const rows = (): WorkspaceRow[] => [...cloud.workspace.rows(tableName)];

  const endInstances = async (): Promise<void> => {
    await Promise.all(apps.map((app) => app.kill()));
    expectNoSecretIn(await everythingWritten(cloud, apps, invocations), [...tokens, ...cloud.accessTokens()]);
    expect(cloud.requests.of("refused"), "requests to hosts that are none of ours").toEqual([]);
    apps = [];
    invocations = [];
  };
  afterEach(endInstances);
  afterAll(() => cloud.close());

  const world: World = {
    cloud,
    clock,
    behaviour,
    get account() {
      return theAccount();
    },

    async fresh({ events = 120 } = {}) {
      await endInstances();
      await cloud.reset();
      Object.keys(behaviour).forEach((field) => Reflect.deleteProperty(behaviour, field));
      accounts.length = 0;
      account = world.addAccount();
      const newest = clock.now() - dayMs / 2;
      for (const stream of streams) appendEvents(account, { stream, count: events, newest });
      cloud.vault.set(secretName, await world.issueToken());
    },

    addAccount(options = {}) {
      const added = createAccount({ clock, ...options });
      accounts.push(added);
      return added;
    },

    append(stream, count, change = {}, to = theAccount()) {
      appendEvents(to, { stream, count, newest: clock.now(), change });
    },

    async issueToken(options = {}, of = theAccount()) {
      const token = await of.issueToken(options);
      tokens.add(token);
      return token;
    },

    async start(settings = {}) {
      const started = await startDeployedApp(cloud, { settings });
      const app: FunctionApp = {
        ...started,
        async invoke(name, tick) {
          const invocation = await started.invoke(name, tick);
          invocations.push(invocation);
          return invocation;
        },
      };
      apps.push(app);
      return app;
    },

    async run(settings) {
      const app = await world.start(settings);
      return app.invoke("collect");
    },

    async runAgain() {
      const app = apps.at(-1);
      if (app === undefined) throw new Error("Call world.start() or world.run() first.");
      return app.invoke("collect");
    },

    rows,

    delivered(stream, { uuid } = theAccount()) {
      const counts = new Map<string, number>();
      for (const row of rows()) {
        if (row["log_source"] !== stream || row["account_uuid"] !== uuid) continue;
        const event = row["uuid_s"];
        if (typeof event === "string") counts.set(event, (counts.get(event) ?? 0) + 1);
      }
      return counts;
    },

    expectAllDelivered({ times, streams: chosen = streams, account: of = theAccount() }) {
      for (const stream of chosen) {
        const delivered = world.delivered(stream, of);
        const sent = new Set(of.uuids(stream));
        const missing = [...sent].filter((uuid) => !delivered.has(uuid));
        // A few will do for a message.
        expect(missing.slice(0, 5), `${missing.length} of ${sent.size} ${stream} are not in the table`).toEqual([]);
        expect(delivered.size, `different ${stream} in the table`).toBe(sent.size);
        if (times === "exactly once") {
          const repeated = [...delivered].filter(([, count]) => count > 1);
          expect(repeated.slice(0, 5), `${repeated.length} ${stream} are in the table more than once`).toEqual([]);
        }
      }
    },

    checkpoint: (stream, { uuid } = theAccount()) => cloud.blobs.readBlob("checkpoints", `${uuid}/${stream}.json`),
    health: () => healthRowsOf(rows()),
    lastHealth() {
      const all = world.health();
      return all.filter(({ details }) => details.run === all.at(-1)?.details.run);
    },
  };
  return world;
}

/** Everything that a token must not stand in: logs, errors, stdout and stderr, rows (health rows too), blobs and their names, addresses. */
async function everythingWritten(
  cloud: LocalCloud,
  apps: readonly FunctionApp[],
  invocations: readonly Invocation[],
): Promise<Written[]> {
  const written: Written[] = [];
  for (const app of apps) {
    written.push({ where: "stdout or stderr", text: app.output() });
    written.push({ where: "log outside of invocations", text: JSON.stringify(app.logs()) });
  }
  for (const { logs, error } of invocations) {
    written.push({ where: "log", text: logs.map(({ message }) => message).join("\n") });
    written.push({ where: "error of the invocation", text: `${error?.name} ${error?.message} ${error?.stack}` });
  }
  for (const row of cloud.workspace.rows(tableName)) written.push({ where: "row", text: stringifyJson(row) });
  for (const container of containers) {
    for (const name of await cloud.blobs.listBlobs(container)) {
      written.push({ where: `name of a blob in ${container}`, text: name });
      written.push({ where: `blob in ${container}`, text: (await cloud.blobs.readBlob(container, name)) ?? "" });
    }
  }
  for (const { host, path } of cloud.requests.all()) written.push({ where: "address", text: `${host}${path}` });
  return written;
}

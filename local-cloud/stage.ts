import { createArrivals, type Standing, standingOf, type StreamArrival } from "./arrivals.ts";
import { type PreparedAttack, prepareForAttacks } from "./attack-preparation.ts";
import type { JsonObject } from "./azure/resource-manager/json-value.ts";
import { startLocalCloud } from "./cloud.ts";
import type { LocalCloud } from "./cloud.ts";
import { createSkewedClock } from "./clock.ts";
import { usualParameters } from "./deployment/template.ts";
import { createFaultSwitches, type FaultSwitches } from "./fault-switches.ts";
import { tableName } from "./hosts.ts";
import { type NamedFault, namedFaults } from "./named-faults.ts";
import { createAccount } from "./onepassword/accounts.ts";
import type { Account } from "./onepassword/accounts.ts";
import { attacks as allAttacks } from "./onepassword/attacks/attacks.ts";
import { createCompany } from "./onepassword/company/company.ts";
import { history, inInsertionOrder } from "./onepassword/company/history.ts";
import { live } from "./onepassword/company/live.ts";
import type { StreamEvent } from "./onepassword/event-shapes.ts";
import { createEventsApi } from "./onepassword/events-api.ts";
import { streams } from "./onepassword/streams.ts";
import type { StartOptions } from "./options.ts";
import { workspaceAt } from "./azure/tenant.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A minute between the attacks that are played while one looks on. */
const attackEveryMs = 60_000;

/** Events a second while one looks on. */
const liveRate = 3;

/** Rules never alert on what is older than a day, so that is when the attacks of the history are. The last of them need time too. */
const attackHours = { first: 22, last: 3 } as const;

export interface StageOptions extends StartOptions {
  /** How many times as often as deployed the analytics rules run. */
  readonly rulesSpeed: number;
  /** Told of rules that cannot run. */
  readonly log: (message: string) => void;
}

/** A generated company with its history in a 1Password account, and both clouds around it. The connector is still to be deployed. */
export interface Stage extends AsyncDisposable {
  readonly cloud: LocalCloud;
  /** What the template is to be given: the account's token, and time enough for its history. */
  readonly parameters: JsonObject;
  /** Attacks in the history, by name. */
  readonly attacks: readonly string[];
  /** Once the template is deployed: what a customer does so that the rules for the attacks can work. */
  prepare(): Promise<void>;
  /** Lets the company go on until now: people at work, and an attack each minute. */
  goOn(): void;
  /** How many events there are, by stream. */
  generated(): ReadonlyMap<string, number>;
  /** What the workspace's table has of each stream. */
  arrived(): ReadonlyMap<string, StreamArrival>;
  /** How far the collection of each stream has come. */
  standing(): ReadonlyMap<string, Standing>;
  /** What can go wrong while it runs. What the options name is switched on. */
  readonly faultSwitches: FaultSwitches;
  /** How many rows the workspace's table has, health rows among them. */
  rows(): number;
  /** How many of the generated events the workspace has, and how many rows it took. */
  count(): Promise<Arrival>;
}

/** What reached the workspace of what was generated. */
export interface Arrival {
  readonly events: number;
  readonly missing: number;
  readonly repeats: number;
}

/** Sets the stage up, or says why not. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const { users, days, seed, faults, workspace, rulesSpeed, log } = options;
  const clock = createSkewedClock();
  const started = clock.now();
  const since = started - days * dayMs;
  const company = createCompany({ seed, people: users, since });
  const account = createAccount({ uuid: company.accountUuid, clock });
  const attacks = allAttacks.filter(({ name }) => options.attacks.includes(name));
  const earlier = attacks.map((attack, index) => {
    const share = attacks.length === 1 ? 0 : index / (attacks.length - 1);
    const hoursAgo = attackHours.first - share * (attackHours.first - attackHours.last);
    return { attack, options: { at: started - hoursAgo * hourMs, seed } };
  });
  const later = attacks.map((attack, index) => ({
    attack,
    options: { at: started + (index + 1) * attackEveryMs, seed: seed + 1 },
  }));
  const played = earlier.map((each) => each.attack.events(company, each.options));
  const past = inInsertionOrder(history(company, { from: since, to: started }), ...played);
  account.appendAll(readable(past, since, started));

  const trouble: NamedFault | undefined = faults === undefined ? undefined : namedFaults[faults];
  const cloud = await startLocalCloud({
    events: createEventsApi({ accounts: [account], clock }),
    clock,
    workspace,
    deployment: "nothing",
    rules: { speed: rulesSpeed, log },
    ...(trouble?.delays === undefined ? {} : { delays: trouble.delays }),
  });
  const faultSwitches = createFaultSwitches(cloud.faults);
  if (faults !== undefined) faultSwitches.set(faults, true);

  let reached = started;
  const ahead = later.map((each) => each.attack.events(company, each.options));
  const prepared = [...earlier, ...later].map((each): PreparedAttack => ({
    rules: each.attack.rules,
    watchlists: each.attack.watchlists?.(company, each.options) ?? {},
  }));
  const generated = (): ReadonlyMap<string, number> =>
    new Map(streams.map((stream) => [stream, account.count(stream)]));
  const arrived = createArrivals(cloud.workspace);
  return {
    cloud,
    faultSwitches,
    parameters: {
      ...usualParameters(workspace),
      onePasswordToken: await account.issueToken(),
      // A day more than there is: time goes on.
      firstRunLookback: `P${days + 1}D`,
    },
    attacks: attacks.map(({ name }) => name),
    prepare: () => prepareForAttacks(cloud.manager, workspaceAt(workspace).id, prepared),
    goOn() {
      const now = clock.now();
      const due = ahead.map((events) => events.filter(({ insertedAt }) => insertedAt >= reached && insertedAt < now));
      account.appendAll(inInsertionOrder(live(company, { from: reached, to: now, rate: liveRate }), ...due));
      reached = now;
    },
    generated,
    arrived,
    standing: () => standingOf(generated(), arrived(), clock.now()),
    rows: () => cloud.workspace.count(tableName),
    count: () => arrivalOf(account, cloud),
    [Symbol.asyncDispose]: () => cloud.close(),
  };
}

/** What the first run can see: in the account's time, and there by now. */
function* readable(events: Iterable<StreamEvent>, since: number, now: number): Generator<StreamEvent> {
  for (const event of events)
    if (event.at >= since && event.insertedAt >= since && event.insertedAt <= now) yield event;
}

/** Compares uuid by uuid: a count alone would not notice a row that stands for another. */
async function arrivalOf(account: Account, cloud: LocalCloud): Promise<Arrival> {
  const rowsByUuid = new Map<string, number>();
  for (const row of cloud.workspace.rows(tableName)) {
    const key = keyOf(row["log_source"], row["uuid_s"]);
    rowsByUuid.set(key, (rowsByUuid.get(key) ?? 0) + 1);
  }
  let [events, missing, repeats] = [0, 0, 0];
  for (const stream of streams) {
    for (const uuid of account.uuids(stream)) {
      const rows = rowsByUuid.get(keyOf(stream, uuid)) ?? 0;
      events += 1;
      missing += rows === 0 ? 1 : 0;
      repeats += Math.max(0, rows - 1);
    }
  }
  return { events, missing, repeats };
}

/** A uuid is only known to be unique within its stream. */
function keyOf(stream: unknown, uuid: unknown): string {
  return JSON.stringify([stream, uuid]);
}

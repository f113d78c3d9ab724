import { env } from "node:process";
import tls from "node:tls";
import { afterAll, beforeEach } from "vitest";
import { startLocalCloud } from "../../local-cloud/cloud.ts";
import { tableName } from "../../local-cloud/hosts.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import type { Account } from "../../local-cloud/onepassword/accounts.ts";
import { createEventsApi } from "../../local-cloud/onepassword/events-api.ts";
import type { FaultEffect } from "../../local-cloud/faults.ts";
import type { Plane } from "../../local-cloud/hosts.ts";
import { systemClock } from "../../src/system-clock.ts";
import { describeCheckpointStore } from "./checkpoint-store.ts";
import { describeClock } from "./clock.ts";
import { describePagePlaces } from "./page-places.ts";
import { describeRejectedEventStore } from "./rejected-event-store.ts";
import { describeRowMapper } from "./row-mapper.ts";
import { describeSink } from "./sink.ts";
import { describeSource } from "./source.ts";

const noon = Date.UTC(2026, 2, 2, 12);
const accounts: Account[] = [];
const behaviour = { refuseCursors: false };
/** The Events API's clock: history is as old as the events of the suite. */
const eventsClock = { now: () => noon };
const cloud = await startLocalCloud({ events: createEventsApi({ accounts, clock: eventsClock, behaviour }) });
afterAll(() => cloud.close());
beforeEach(async () => {
  await cloud.reset();
  behaviour.refuseCursors = false;
});

// The Azure SDKs read the proxy from the environment when they are loaded, so the adapters come after it.
Object.assign(env, cloud.appSettings);
tls.setDefaultCACertificates([...tls.getCACertificates("default"), cloud.ca]);
const { createCredential } = await import("../../src/azure/credential.ts");
const { readConfig } = await import("../../src/config.ts");
const { connect } = await import("../../src/connector.ts");
const { createSource, pageLimit } = await import("../../src/onepassword/source.ts");
const { readToken } = await import("../../src/onepassword/token.ts");
const { createRowMapper, encodeRow } = await import("../../src/onepassword/rows/row.ts");
const { itemUsageFields } = await import("../../src/onepassword/rows/item-usages.ts");
const config = readConfig(cloud.appSettings);
const credential = createCredential(config.clientId, 10_000);
const connections = connect(config, credential, systemClock);

function failOnce(host: Plane, effect: FaultEffect, method?: string): void {
  cloud.faults.add({ host, times: 1, effect, ...(method === undefined ? {} : { method }) });
}

const unavailable: FaultEffect = { kind: "status", status: 503 };
const answerLost: FaultEffect = { kind: "resetAfterHandling" };

describeSource("the Events API", async () => {
  const account = createAccount();
  accounts.push(account);
  const token = readToken(await account.issueToken({ issuedAt: noon }));
  return {
    source: createSource(connections.openEventsApi(account.uuid, token), "/api/v2/itemusages"),
    pageSize: pageLimit,
    append: (uuids, minutesAgo) => {
      const timestamp = new Date(noon - minutesAgo * 60_000).toISOString();
      account.append(
        "itemusages",
        uuids.map((uuid) => ({ uuid, timestamp })),
      );
    },
    refuseCursors: () => {
      behaviour.refuseCursors = true;
    },
    failOnce: () => failOnce("events", unavailable),
  };
});

describeSink("Logs Ingestion", async () => ({
  sink: connections.sink,
  rowOf: (uuid) => encodeRow({ TimeGenerated: new Date().toISOString(), uuid_s: uuid }),
  uuids: () =>
    [...cloud.workspace.rows(tableName)].map((row) => (typeof row["uuid_s"] === "string" ? row["uuid_s"] : "")),
  refuse: (uuid) => cloud.ingestion.refuse({ column: "uuid_s", equals: uuid }),
  loseOneAnswer: () => failOnce("ingestion", answerLost),
  failOnce: () => failOnce("ingestion", unavailable),
}));

describeCheckpointStore("Blob Storage", async () => ({
  store: connections.checkpoints,
  overwrite: ({ account, stream }, text) => cloud.blobs.writeBlob("checkpoints", `${account}/${stream}.json`, text),
  failOneRead: () => failOnce("blobs", unavailable, "GET"),
  loseOneCommit: () => failOnce("blobs", answerLost, "PUT"),
}));

describeRejectedEventStore("Blob Storage", async () => ({
  store: connections.rejectedEvents,
  kept: async ({ account, stream }) => {
    const names = await cloud.blobs.listBlobs("rejected-events");
    const ofStream = names.filter((name) => name.startsWith(`${account}/${stream}/`));
    const texts = await Promise.all(ofStream.map((name) => cloud.blobs.readBlob("rejected-events", name)));
    const lines = texts.flatMap((text) => (text ?? "").trimEnd().split("\n"));
    return lines.map((line): unknown => JSON.parse(line));
  },
  failOnce: () => failOnce("blobs", unavailable),
}));

/** The connector's own number; a smaller one than needed would only make it slower. */
const pagesInMemory = 4;
describePagePlaces("the connector's semaphore", () => ({
  places: connect(config, credential, systemClock).places,
  count: pagesInMemory,
}));

describeClock("the machine's", () => ({ clock: systemClock, run: (work) => work }));

describeRowMapper("the mapper of item usages", {
  mapRow: createRowMapper(itemUsageFields, {
    logSource: "itemusages",
    account: "ACCOUNT",
    excludedActions: new Set(["fill"]),
  }),
  good: { uuid: "Ünïcode 🔑", timestamp: "2026-03-02T12:00:00Z", action: "reveal" },
  time: noon,
  excluded: { uuid: "A", action: "fill" },
});

import { streams } from "../../../local-cloud/onepassword/streams.ts";
import { startWorld } from "../world.ts";
import { hangs, transientFaults } from "./expectations.ts";
import { describeFaults } from "./scenarios.ts";

const world = await startWorld();

describeFaults(world, {
  title: "Logs Ingestion",
  hits: { host: "ingestion" },
  fails: streams,
  noHealthRows: true,
  expected: {
    "302": {
      category: "ingestion_refused",
      says: /answered 302: a redirection.+ Look for a proxy or a sign-in portal/u,
    },
    "401": { category: "ingestion_refused", says: /answered 401.+ Check AZURE_CLIENT_ID and CLOUD/u },
    "403": { category: "ingestion_refused", says: /answered 403.+ role Monitoring Metrics Publisher on the rule/u },
    "404": {
      category: "ingestion_refused",
      says: /answered 404.+ Check LOGS_INGESTION_ENDPOINT and DCR_IMMUTABLE_ID/u,
    },
    ...transientFaults(world.cloud.connector.hosts.ingestion),
    // An accepted upload is answered without a body, so there is nothing to cut but the connection.
    "truncated body": { category: "network", says: /could not be reached \(ECONNRESET\)/u, handled: true },
    ...hangs("uploading rows"),
  },
});

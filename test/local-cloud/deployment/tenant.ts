import { onTestFinished } from "vitest";
import { createSkewedClock } from "../../../local-cloud/clock.ts";
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from "../../../local-cloud/cloud.ts";
import { startDeployedApp } from "../../../local-cloud/functions-host/deployed-app.ts";
import type { FunctionApp, Invocation } from "../../../local-cloud/functions-host/host.ts";
import { tableName } from "../../../local-cloud/hosts.ts";
import { type Account, createAccount } from "../../../local-cloud/onepassword/accounts.ts";
import { createEventsApi } from "../../../local-cloud/onepassword/events-api.ts";

/** A tenant with the connector deployed into it, and an account with some item usages; its token is not in the vault yet. */
export interface Tenant {
  readonly cloud: LocalCloud;
  readonly account: Account;
  /** Something more happens in the account: item usages with these uuids. */
  readonly happen: (...uuids: readonly string[]) => void;
  /** Starts the function app as it is deployed. It ends with the test. */
  readonly start: () => Promise<FunctionApp>;
  /** Runs the function once in an instance of its own. */
  readonly run: () => Promise<Invocation>;
  /** Uuids of the item usages in the workspace's table, in order of arrival. */
  readonly arrived: () => readonly unknown[];
}

/** What a run said: the error that it ended with, and its log. Empty when it went well and said nothing. */
export function sayingsOf({ error, logs }: Invocation): string {
  return [error?.message ?? "", ...logs.map(({ message }) => message)].join("\n");
}

/** Starts a tenant that ends with the test. */
export async function startTenant(options: Omit<LocalCloudOptions, "events" | "clock"> = {}): Promise<Tenant> {
  const clock = createSkewedClock();
  const account = createAccount({ clock });
  const cloud = await startLocalCloud({ events: createEventsApi({ accounts: [account], clock }), clock, ...options });
  onTestFinished(() => cloud.close());
  const tenant: Tenant = {
    cloud,
    account,
    happen(...uuids) {
      const timestamp = new Date(Date.now() - 60_000).toISOString();
      account.append(
        "itemusages",
        uuids.map((uuid) => ({ uuid, timestamp })),
      );
    },
    async start() {
      const app = await startDeployedApp(cloud);
      onTestFinished(async () => void (await app.kill()));
      return app;
    },
    async run() {
      const app = await tenant.start();
      return app.invoke("collect");
    },
    arrived: () =>
      [...cloud.workspace.rows(tableName)]
        .filter((row) => row["log_source"] === "itemusages")
        .map((row) => row["uuid_s"]),
  };
  return tenant;
}

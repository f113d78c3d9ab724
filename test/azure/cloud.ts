import { env } from "node:process";
import tls from "node:tls";
import { afterAll, beforeEach } from "vitest";
import { startLocalCloud } from "../../local-cloud/cloud.ts";
import type { LocalCloud } from "../../local-cloud/cloud.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import type { Account } from "../../local-cloud/onepassword/accounts.ts";
import { systemClock } from "../../local-cloud/clock.ts";
import { createEventsApi } from "../../local-cloud/onepassword/events-api.ts";

/** The local cloud, for adapters that run in the test's own process. */
export interface CloudInProcess {
  readonly cloud: LocalCloud;
  /** Adds a 1Password account. It is gone before the next test. */
  readonly addAccount: () => Account;
}

/**
 * Starts a local cloud for a test file, as new for each test. The Azure SDKs read the proxy from the environment when they are
 * loaded, so whatever imports them must be imported after this.
 */
export async function startCloudInProcess(): Promise<CloudInProcess> {
  const accounts: Account[] = [];
  const cloud = await startLocalCloud({ events: createEventsApi({ accounts, clock: systemClock }) });
  afterAll(() => cloud.close());
  beforeEach(async () => {
    accounts.length = 0;
    await cloud.reset();
  });
  Object.assign(env, cloud.appSettings);
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), cloud.ca]);
  return {
    cloud,
    addAccount: () => {
      const account = createAccount();
      accounts.push(account);
      return account;
    },
  };
}

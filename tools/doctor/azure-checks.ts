import type { ContainerName } from "../../src/azure/blobs.ts";
import { readConfig, settings } from "../../src/config.ts";
import type { ConnectorError } from "../../src/errors.ts";
import { toConnectorError } from "../../src/errors.ts";
import { openAzure } from "./azure-access.ts";
import { ask, check, failure } from "./check.ts";
import type { Check } from "./check.ts";
import { clockOffset } from "./clock-offset.ts";
import { listCheckpoints, probeContainer } from "./container-probe.ts";
import { credentialKinds, openCredential } from "./credential.ts";
import { inWords } from "./time-words.ts";

/** A token of a managed identity, or of the Azure CLI on a slow machine, within this long. */
const tokenTimeoutMs = 20_000;

/** A clock that is further off makes tokens look over, or not valid yet. */
const largestOffsetMs = 5 * 60_000;

const networkRemedy =
  "Check the network from here: DNS, firewall, and HTTPS_PROXY where there is a proxy. Then try again.";

/** From the settings to the identity: what everything else needs. */
export const foundationChecks: readonly Check[] = [
  check({
    name: "settings",
    needs: [],
    remedy: "Set them in the function app under Settings, Environment variables, or deploy again.",
    async run(_found, { readSettings, settingsSource }) {
      const found = readConfig(await readSettings());
      const text = `${Object.keys(settings).length} app settings, from ${settingsSource}`;
      return { verdicts: [{ mark: "passed", text }], found };
    },
  }),
  check({
    name: "clock",
    needs: ["settings"],
    remedy: networkRemedy,
    async run({ settings: config }, world) {
      const addresses = [config.vaultUri, config.ingestionEndpoint, config.blobUri];
      const { host, offsetMs } = await ask(world, (signal) => clockOffset(addresses, () => world.clock.now(), signal));
      const off = Math.abs(offsetMs);
      const text =
        off < 2_000 ? `agrees with ${host}` : `${inWords(off)} ${offsetMs > 0 ? "behind" : "ahead of"} ${host}`;
      if (off <= largestOffsetMs) return { verdicts: [{ mark: "passed", text }], found: true };
      const remedy = "Set this machine's clock, and let it be kept by NTP: tokens and event times depend on it.";
      return { verdicts: [{ mark: "failed", text, remedy }] };
    },
  }),
  check({
    name: "identity",
    needs: ["settings"],
    remedy:
      "A managed identity is only there inside Azure. Elsewhere sign in with az login and use --credential default.",
    async run({ settings: config }, world) {
      const credential = openCredential(world.credential, config.clientId, tokenTimeoutMs);
      const { vaultScope, monitorScope, storageScope } = config.cloud;
      for (const scope of [vaultScope, monitorScope, storageScope])
        await ask(world, (abortSignal) => credential.getToken(scope, { abortSignal }));
      const text = `tokens for vault, ingestion and storage, as ${credentialKinds[world.credential]}`;
      return { verdicts: [{ mark: "passed", text }], found: openAzure(config, credential, world.clock) };
    },
  }),
];

/** What the function writes to. */
export const deliveryChecks: readonly Check[] = [
  check({
    name: "logs ingestion",
    needs: ["settings", "identity"],
    remedy: networkRemedy,
    async run({ settings: { dcrStream }, identity: { sink } }, world) {
      // Azure accepts an empty array, after all its checks, and adds no row.
      await ask(world, (signal) => sink.batch([]).send(signal));
      return { verdicts: [{ mark: "passed", text: `takes uploads for ${dcrStream} (none was added)` }], found: true };
    },
  }),
  containerCheck("checkpoints"),
  containerCheck("rejected-events"),
  check({
    name: "stored checkpoints",
    needs: ["identity", "checkpoints container"],
    remedy: networkRemedy,
    async run({ identity: { container, checkpoints } }, world) {
      const now = (): number => world.clock.now();
      const names = await ask(world, (signal) => listCheckpoints(container("checkpoints"), now, signal));
      const ages: number[] = [];
      const errors: ConnectorError[] = [];
      for (const name of names) {
        try {
          const stored = await ask(world, (signal) => checkpoints.read(name, signal));
          if (stored !== undefined) ages.push(now() - Date.parse(stored.checkpoint.committedAt));
        } catch (thrown) {
          errors.push(toConnectorError(thrown));
        }
      }
      if (errors.length > 0) {
        return { verdicts: errors.map((error) => failure(error)) };
      }
      return { verdicts: [{ mark: "passed", text: agesInWords(ages) }], found: true };
    },
  }),
];

function containerCheck(name: ContainerName): Check {
  return check({
    name: `${name} container`,
    needs: ["identity"],
    remedy: networkRemedy,
    async run({ identity }, world) {
      await ask(world, (signal) => probeContainer(identity.container(name), () => world.clock.now(), signal));
      return { verdicts: [{ mark: "passed", text: "can be written" }], found: true };
    },
  });
}

function agesInWords(ages: readonly number[]): string {
  if (ages.length === 0) return "none yet: the first run starts FIRST_RUN_LOOKBACK ago";
  const [newest, oldest] = [Math.min(...ages), Math.max(...ages)];
  // An idle stream writes nothing, so that an old checkpoint alone says nothing bad.
  return `${ages.length} readable; written ${inWords(newest)} ago (newest), ${inWords(oldest)} ago (oldest)`;
}

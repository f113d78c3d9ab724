import type { TokenCredential } from "@azure/core-auth";
import { createDefaultHttpClient, createPipelineFromOptions } from "@azure/core-rest-pipeline";
import { openContainer } from "./azure/blobs.ts";
import { createCheckpointStore } from "./azure/checkpoints.ts";
import { createRejectedEventStore } from "./azure/rejected-events.ts";
import { createSink } from "./azure/sink.ts";
import { createTokenStore } from "./azure/tokens.ts";
import type { TokenStore } from "./azure/tokens.ts";
import type { Config } from "./config.ts";
import { createEventsApi } from "./onepassword/events-api.ts";
import type { EventsApi } from "./onepassword/events-api.ts";
import { createRequestPacer, eventsApiLimits } from "./onepassword/rate-limit.ts";
import type { RequestPacer } from "./onepassword/rate-limit.ts";
import type { EventsToken } from "./onepassword/token.ts";
import { createPagePlaces } from "./page-places.ts";
import type { CheckpointStore, Clock, PagePlaces, RejectedEventStore, Sink } from "./pipeline/ports.ts";
import { version } from "./version.ts";

/** The real adapters, connected. They live as long as the process: connections and access tokens are used again by the next run. */
export interface Connections {
  readonly tokens: TokenStore;
  readonly sink: Sink;
  readonly checkpoints: CheckpointStore;
  readonly rejectedEvents: RejectedEventStore;
  readonly places: PagePlaces;
  /** Opens the Events API with the token of a secret. The rate limit is remembered by the secret's name. */
  readonly openEventsApi: (secret: string, token: EventsToken) => EventsApi;
}

/**
 * Connects every adapter. Nothing is sent yet.
 * @param credential - As whom Azure is asked.
 */
export function connect(config: Config, credential: TokenCredential, clock: Clock): Connections {
  const now = (): number => clock.now();
  const pacers = new Map<string, RequestPacer>();
  const httpClient = createDefaultHttpClient();
  const pipeline = createPipelineFromOptions({
    // The engine retries, within the run's budget; and a redirect would carry the token to another host.
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    userAgentOptions: { userAgentPrefix: `onepassword-sentinel/${version}` },
  });
  const container = (name: "checkpoints" | "rejected-events") => openContainer(config.blobUri, credential, name);
  return {
    tokens: createTokenStore({ vaultUri: config.vaultUri, secretName: config.secretName, credential, now }),
    sink: createSink({
      endpoint: config.ingestionEndpoint,
      ruleId: config.ruleId,
      dcrStream: config.dcrStream,
      credential,
      scope: config.cloud.monitorScope,
      now,
    }),
    checkpoints: createCheckpointStore(container("checkpoints"), now),
    rejectedEvents: createRejectedEventStore(container("rejected-events"), now),
    places: createPagePlaces(globalThis.gc),
    openEventsApi(secret, token) {
      const pacer = pacers.get(secret) ?? createRequestPacer(eventsApiLimits, () => clock.monotonic());
      pacers.set(secret, pacer);
      return createEventsApi({ token, pacer, pipeline, httpClient, now });
    },
  };
}

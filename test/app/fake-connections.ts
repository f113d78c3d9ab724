import type { TokenSecret, TokenStore, UnreadableSecret } from "../../src/azure/tokens.ts";
import type { Connections } from "../../src/connector.ts";
import type { EventsApi } from "../../src/onepassword/events-api.ts";
import { streams } from "../../src/streams.ts";
import { FakeCheckpointStore } from "../fakes/fake-checkpoint-store.ts";
import { FakePagePlaces } from "../fakes/fake-page-places.ts";
import { FakeRejectedEventStore } from "../fakes/fake-rejected-events.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { VirtualClock } from "../fakes/virtual-clock.ts";
import { tokenOf } from "../onepassword/tokens.ts";

/** One token as the Events API knows it. */
export interface FakeToken {
  /** Undefined before API 1.4.1. */
  readonly account: string | undefined;
  readonly features: readonly string[];
  /** Events of each stream, by path; the API answers them in one page. */
  readonly events?: Readonly<Record<string, readonly object[]>>;
  /** What a request to a path fails with, or undefined. */
  readonly fails?: (path: string) => Error | undefined;
}

export const allFeatures = streams.map(({ feature }) => feature);

/** A token that a person may have pasted into the vault; it ends at noon of the first of June. */
export function secretOf(name: string): TokenSecret {
  return { name, value: tokenOf({ aud: ["events.1password.com"], exp: 1_780_315_200 }) };
}

/** A vault of these secrets; one with an error is listed, and not given. */
function fakeTokens(secrets: readonly (TokenSecret | UnreadableSecret)[]): TokenStore {
  return {
    list: async () => secrets.map(({ name }) => ({ name })),
    read: async (name) => {
      const secret = secrets.find((each) => each.name === name);
      if (secret === undefined) throw new Error(`There is no secret ${name}.`);
      if ("error" in secret) throw secret.error;
      return secret;
    },
  };
}

/** The connector's world in memory: the Events API answers by the secret's name. */
export function fakeConnections(
  tokens: Readonly<Record<string, FakeToken>>,
  secrets: readonly (TokenSecret | UnreadableSecret)[] = Object.keys(tokens).map(secretOf),
) {
  const clock = new VirtualClock();
  const parts = {
    tokens: fakeTokens(secrets),
    sink: new FakeSink(clock),
    checkpoints: new FakeCheckpointStore(clock),
    rejectedEvents: new FakeRejectedEventStore(clock),
    places: new FakePagePlaces(4),
    openEventsApi: (secret: string): EventsApi => ({
      request: async ({ path }, read) => {
        const token = tokens[secret];
        const failure = token?.fails?.(path);
        if (failure !== undefined) throw failure;
        const introspection = { features: token?.features ?? null, account_uuid: token?.account };
        const page = { cursor: `behind ${secret}${path}`, has_more: false, items: token?.events?.[path] ?? [] };
        return read(Buffer.from(JSON.stringify(path.endsWith("/introspect") ? introspection : page)));
      },
    }),
  };
  const connections: Connections = parts;
  return { ...parts, clock, connections };
}

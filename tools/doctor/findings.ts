import type { ClosedStream, OpenStream } from "../../src/accounts.ts";
import type { TokenSecret, UnreadableSecret } from "../../src/azure/tokens.ts";
import type { Config } from "../../src/config.ts";
import type { EventsToken } from "../../src/onepassword/token.ts";
import type { Stream } from "../../src/streams.ts";
import type { AzureAccess } from "./azure-access.ts";

/** What each check finds for the checks after it, by the check's name. `true` where there is nothing but that it passed. */
export interface Findings extends Record<Stream["name"], true> {
  readonly settings: Config;
  readonly clock: true;
  readonly identity: AzureAccess;
  readonly secrets: readonly (TokenSecret | UnreadableSecret)[];
  /** All secrets; with a token where the secret holds one that is not over. */
  readonly token: readonly SecretWithToken[];
  /** The secrets whose tokens 1Password takes. */
  readonly introspection: readonly TokenSecret[];
  readonly features: { readonly open: readonly OpenStream[]; readonly closed: readonly ClosedStream[] };
  readonly "logs ingestion": true;
  readonly "checkpoints container": true;
  readonly "rejected-events container": true;
  readonly "stored checkpoints": true;
}

/** A secret, and the token in it when there is one to use. */
export interface SecretWithToken {
  readonly name: string;
  readonly use?: { readonly secret: TokenSecret; readonly token: EventsToken };
}

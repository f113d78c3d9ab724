import { startWorld } from "../world.ts";
import { hangs, transientFaults } from "./expectations.ts";
import { describeFaults } from "./scenarios.ts";

const world = await startWorld();

describeFaults(world, {
  title: "Key Vault",
  hits: { host: "vault" },
  fails: "all",
  expected: {
    "302": { category: "vault_refused", says: /answered 302: a redirection.+ Look for a proxy or a sign-in portal/u },
    "401": { category: "vault_refused", says: /answered 401.+ role Key Vault Secrets User/u },
    "403": { category: "vault_refused", says: /answered 403.+ role Key Vault Secrets User/u },
    "404": { category: "vault_refused", says: /answered 404.+ Check KEY_VAULT_URI and ONEPASSWORD_SECRET_NAME/u },
    ...transientFaults(world.cloud.connector.hosts.vault),
    ...hangs("reading the tokens from the vault"),
  },
});

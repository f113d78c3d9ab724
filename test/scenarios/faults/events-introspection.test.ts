import { startWorld } from "../world.ts";
import { hangs, transientFaults } from "./expectations.ts";
import { describeFaults } from "./scenarios.ts";

const world = await startWorld();
const {
  "429 with a date": rateLimited,
  "503": unavailable,
  reset,
  "HTML instead of JSON": html,
} = transientFaults("events.1password.com");

describeFaults(world, {
  title: "the Events API when it is asked what a token may read",
  hits: { host: "events", path: /introspect/u },
  fails: "all",
  // Only half of it is for opening accounts: a request that hangs must leave time for another.
  runSeconds: 8,
  expected: {
    "302": { category: "events_refused", says: /answered 302: a redirection.+ Look for a proxy or a sign-in portal/u },
    "401": { category: "credentials_failed", says: /answered 401.+ Create a new token in 1Password/u },
    "403": { category: "credentials_failed", says: /answered 403.+ Create a new token in 1Password/u },
    "404": { category: "events_refused", says: /answered 404.+ Check that a proxy between/u },
    "429 with a date": rateLimited,
    "503": unavailable,
    reset,
    "HTML instead of JSON": html,
    ...hangs("asking the Events API what the token may read"),
  },
});

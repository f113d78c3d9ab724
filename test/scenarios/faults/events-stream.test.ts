import { startWorld } from "../world.ts";
import { hangs, transientFaults } from "./expectations.ts";
import { describeFaults } from "./scenarios.ts";

const world = await startWorld();

describeFaults(world, {
  title: "the Events API on one stream, which does not stop the others",
  hits: { host: "events", path: /itemusages/u },
  fails: ["itemusages"],
  expected: {
    "302": { category: "events_refused", says: /answered 302: a redirection.+ Look for a proxy or a sign-in portal/u },
    "401": { category: "credentials_failed", says: /answered 401.+ Create a new token in 1Password/u },
    "403": { category: "credentials_failed", says: /answered 403.+ Create a new token in 1Password/u },
    "404": { category: "events_refused", says: /answered 404.+ Check that a proxy between/u },
    ...transientFaults("events.1password.com"),
    ...hangs("fetching a page"),
  },
});

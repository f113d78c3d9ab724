import { startWorld } from "../world.ts";
import type { Expected } from "./expectations.ts";
import { describeFaults } from "./scenarios.ts";

const world = await startWorld();

const endpoint = "The token endpoint of the managed identity";
const refused = (status: number): Expected => ({
  category: "identity_failed",
  says: new RegExp(`${endpoint} answered ${status}. Check that the user-assigned identity is assigned`, "u"),
});
// The identity library does not hand Retry-After on, so a 429 is waited out like any other trouble of the endpoint.
const passes = (status: number): Expected => ({
  category: "unavailable",
  says: new RegExp(`${endpoint} answered ${status}`, "u"),
});
const unreadable: Expected = {
  category: "network",
  says: new RegExp(`${endpoint} could not be reached, or its answer could not be read`, "u"),
};
// The last attempt may get less time than the endpoint has, and then says what it was for.
const silent: Expected = {
  category: "timeout",
  says: new RegExp(`${endpoint} does not answer|No answer within [0-9.]+ s while reading the tokens`, "u"),
};

describeFaults(world, {
  title: "the token endpoint of the managed identity",
  hits: { host: "token" },
  fails: "all",
  newProcess: true,
  noHealthRows: true,
  expected: {
    "302": refused(302),
    "401": refused(401),
    "403": refused(403),
    "404": refused(404),
    "408": passes(408),
    "429 with seconds": passes(429),
    "429 with a date": passes(429),
    "429 without Retry-After": passes(429),
    "500": passes(500),
    "503": passes(503),
    reset: unreadable,
    "reset after handling": unreadable,
    "truncated JSON": unreadable,
    "truncated body": unreadable,
    "HTML instead of JSON": { category: "malformed_response", says: /answered 200 without a token/u },
    "gzip garbage": unreadable,
    "hang until timeout": silent,
    "hang mid body": silent,
  },
});

import { describe, expect, it } from "vitest";
import { openStreams } from "../../src/accounts.ts";
import type { TokenSecret, UnreadableSecret } from "../../src/azure/tokens.ts";
import { ConnectorError } from "../../src/errors.ts";
import { createBudget } from "../../src/pipeline/budget.ts";
import { allFeatures, fakeConnections, secretOf } from "./fake-connections.ts";
import type { FakeToken } from "./fake-connections.ts";

const tokenEnd = Date.parse("2026-06-01T12:00:00Z");

/** What may be read, as `secret account/stream`, and what may not, with the reason. */
async function openAll(
  tokens: Readonly<Record<string, FakeToken>>,
  secrets?: readonly (TokenSecret | UnreadableSecret)[],
) {
  const { clock, connections } = fakeConnections(tokens, secrets);
  const budget = createBudget({ clock, runMs: 10_000, requestMs: 2_500, graceMs: 1_000 });
  const { signal } = new AbortController();
  const { open, closed } = await clock.run(openStreams(connections, { clock, budget, random: () => 0, signal }));
  return {
    open: open.map(({ subject: { secret, account, stream } }) => `${secret} ${account}/${stream}`),
    closed: closed.map(({ subject, error: { category, message, remedy } }) =>
      Object.assign({ category, message, remedy }, subject),
    ),
  };
}

describe("the streams of the accounts", () => {
  it("are those that the account's token may read", async () => {
    await expect(openAll({ token: { account: "A", features: allFeatures } })).resolves.toEqual({
      open: ["token A/signinattempts", "token A/itemusages", "token A/auditevents"],
      closed: [],
    });
  });

  it("of several tokens of one account are read once each, with the first token that may", async () => {
    const { open, closed } = await openAll({
      token: { account: "A", features: ["itemusages"] },
      "token-b": { account: "A", features: ["auditevents", "itemusages"] },
      "token-c": { account: "A", features: allFeatures },
    });
    expect(open).toEqual(["token-c A/signinattempts", "token A/itemusages", "token-b A/auditevents"]);
    expect(closed).toEqual([]);
  });

  it("of several accounts stay apart", async () => {
    const { open } = await openAll({
      token: { account: "A", features: ["itemusages", "signinattempts"] },
      "token-b": { account: "B", features: ["itemusages"] },
    });
    expect(open).toEqual(["token A/signinattempts", "token A/itemusages", "token-b B/itemusages"]);
  });

  it("that no token of the account may read are told with what to do, under the account's first token", async () => {
    const { open, closed } = await openAll({
      token: { account: "A", features: ["itemusages", "signinattempts"] },
      "token-b": { account: "A", features: [] },
    });
    expect(open).toEqual(["token A/signinattempts", "token A/itemusages"]);
    expect(closed).toEqual([
      {
        account: "A",
        secret: "token",
        stream: "auditevents",
        tokenExpiresAt: tokenEnd,
        category: "feature_missing",
        message: "The token may not read auditevents.",
        remedy:
          "Create a token with the feature auditevents in 1Password (Integrations, Events Reporting) and save it in the vault.",
      },
    ]);
  });

  it("belong to the secret's name where the API does not tell the account", async () => {
    const { open } = await openAll({ token: { account: undefined, features: ["itemusages"] } });
    expect(open).toEqual(["token token/itemusages"]);
  });
});

describe("a secret that cannot be used does not concern the others", () => {
  const good = { token: { account: "A", features: allFeatures } };
  const opened = ["token A/signinattempts", "token A/itemusages", "token A/auditevents"];
  const unknown = { account: "", secret: "token-b", stream: "*" };

  it("when the vault does not give it", async () => {
    const error = new ConnectorError("vault_refused", "It is refused.");
    const { open, closed } = await openAll(good, [secretOf("token"), { name: "token-b", error }]);
    expect(open).toEqual(opened);
    expect(closed).toEqual([
      {
        ...unknown,
        tokenExpiresAt: undefined,
        category: "vault_refused",
        message: "It is refused.",
        remedy: undefined,
      },
    ]);
  });

  it.each(["unavailable", "rate_limited", "timeout"] as const)(
    "when the vault does not give it for now (%s), again and again",
    async (category) => {
      const error = new ConnectorError(category, "Not now.");
      const { open, closed } = await openAll(good, [{ name: "token-b", error }, secretOf("token")]);
      expect(open).toEqual(opened);
      expect(closed).toMatchObject([{ ...unknown, category }]);
    },
  );

  it("when it holds no token", async () => {
    const { open, closed } = await openAll(good, [{ name: "token-b", value: "hunter2" }, secretOf("token")]);
    expect(open).toEqual(opened);
    expect(closed).toMatchObject([{ ...unknown, tokenExpiresAt: undefined, category: "credentials_failed" }]);
  });

  it("when 1Password refuses it: then the token's end is known all the same", async () => {
    const refused = new ConnectorError("credentials_failed", "It is refused.");
    const { open, closed } = await openAll({
      ...good,
      "token-b": { account: "B", features: allFeatures, fails: () => refused },
    });
    expect(open).toEqual(opened);
    expect(closed).toMatchObject([{ ...unknown, tokenExpiresAt: tokenEnd, category: "credentials_failed" }]);
  });

  it("when nobody knows why", async () => {
    const { open, closed } = await openAll({
      ...good,
      "token-b": { account: "B", features: allFeatures, fails: () => new TypeError("a bug") },
    });
    expect(open).toEqual(opened);
    expect(closed).toMatchObject([{ ...unknown, category: "unexpected" }]);
  });
});

it("asks again for a secret that the vault does not give at first", async () => {
  const { clock, connections } = fakeConnections({ token: { account: "A", features: allFeatures } });
  const budget = createBudget({ clock, runMs: 10_000, requestMs: 2_500, graceMs: 1_000 });
  let attempts = 0;
  const { tokens } = connections;
  const read: typeof tokens.read = (name, signal) =>
    ++attempts === 1 ? Promise.reject(new ConnectorError("unavailable", "Not now.")) : tokens.read(name, signal);
  const opening = openStreams(
    { ...connections, tokens: { ...tokens, read } },
    { clock, budget, random: () => 0, signal: new AbortController().signal },
  );
  await expect(clock.run(opening)).resolves.toMatchObject({ open: { length: 3 }, closed: [] });
  expect(attempts).toBe(2);
});

it("opens nothing when the vault cannot be listed", async () => {
  const { clock, connections } = fakeConnections({});
  const budget = createBudget({ clock, runMs: 10_000, requestMs: 2_500, graceMs: 1_000 });
  const { signal } = new AbortController();
  const refused = new ConnectorError("vault_refused", "It is refused.");
  const tokens = { list: () => Promise.reject(refused), read: () => Promise.reject(refused) };
  const opening = openStreams({ ...connections, tokens }, { clock, budget, random: () => 0, signal });
  await expect(clock.run(opening)).rejects.toBe(refused);
});

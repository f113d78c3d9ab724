import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { eventsHosts, readToken } from "../../src/onepassword/token.ts";
import { tokenOf } from "./tokens.ts";

const remedy =
  "Create a token in 1Password (Integrations, Events Reporting) and put it into the vault's secret, nothing around it.";

describe("a token", () => {
  it.each(eventsHosts)("for %s is sent there", (host) => {
    const bearer = tokenOf({ aud: [host], exp: 1_793_000_000 });
    expect(readToken(bearer)).toEqual({ bearer, host, expiresAt: 1_793_000_000_000 });
  });

  it("may go to four hosts", () => {
    expect(eventsHosts).toEqual([
      "events.1password.com",
      "events.ent.1password.com",
      "events.1password.ca",
      "events.1password.eu",
    ]);
  });

  it("may name its host as a text", () => {
    expect(readToken(tokenOf({ aud: "events.1password.eu" })).host).toBe("events.1password.eu");
  });

  it("may name other audiences beside a known host", () => {
    const aud = ["com.1password.streamingservice", 7, null, "events.1password.ca"];
    expect(readToken(tokenOf({ aud })).host).toBe("events.1password.ca");
  });

  it("is taken without the white space that copying leaves around it", () => {
    const bearer = tokenOf({ aud: ["events.1password.com"] });
    expect(readToken(` \n${bearer}\r\n`).bearer).toBe(bearer);
  });

  it.each([undefined, null, "1793000000", true, {}, 1e300])("has no known end when it says %j", (exp) => {
    expect(readToken(tokenOf({ aud: ["events.1password.com"], exp })).expiresAt).toBeUndefined();
  });

  it("that ended long ago is left to 1Password to refuse", () => {
    expect(readToken(tokenOf({ aud: ["events.1password.com"], exp: 0 })).expiresAt).toBe(0);
  });
});

describe("a secret that is no token", () => {
  const token = tokenOf({ aud: ["events.1password.com"] });

  it.each([
    ["", "empty"],
    ["   ", "white space"],
    ["correct horse battery staple", "words"],
    [token.replace(".", ""), "two parts"],
    [`${token}.extra`, "four parts"],
    [`Bearer ${token}`, "the whole header"],
    [`"${token}"`, "quotes"],
    [token.replace(".", ".\r\nX-Injected: 1"), "a line break inside"],
    [`${token}\nX-Injected: 1`, "a second line"],
    [`x: 1\n${token}`, "a line before"],
    ["..", "dots"],
    [`.${token.split(".")[1]}.c2ln`, "an empty header"],
  ])("is refused by its shape: %j (%s)", (secret) => {
    expect(() => readToken(secret)).toThrow(ConnectorError);
    expect(() => readToken(secret)).toThrow(
      expect.objectContaining({
        category: "credentials_failed",
        message: "The secret is not a token: three parts with dots between are expected.",
        remedy,
      }),
    );
  });

  it.each([
    "abc.def.ghi",
    `a.${Buffer.from("[]").toString("base64url")}.c`,
    `a.${Buffer.from("{").toString("base64url")}.c`,
  ])("is refused when its claims cannot be read: %s", (secret) => {
    expect(() => readToken(secret)).toThrow(
      expect.objectContaining({
        category: "credentials_failed",
        message: "The secret is not a token: its claims cannot be read.",
        remedy,
      }),
    );
  });
});

describe("a token for another host", () => {
  it.each([
    undefined,
    null,
    [],
    "",
    "events.1password.com.evil.example",
    "EVENTS.1PASSWORD.COM",
    "https://events.1password.com",
    ["evil.example"],
    ["com.1password.streamingservice"],
    [["events.b5dev.com"]],
    { host: "events.1password.com" },
  ])("is refused: %j", (aud) => {
    expect(() => readToken(tokenOf({ aud }))).toThrow(
      expect.objectContaining({
        category: "credentials_failed",
        message:
          "The secret is not for a known Events API host (events.1password.com, events.ent.1password.com, events.1password.ca, events.1password.eu).",
        remedy,
      }),
    );
  });
});

describe("no refusal", () => {
  it.each(["hunter2-hunter2-hunter2", "hunter2.hunter2.hunter2", tokenOf({ aud: "hunter2.example" })])(
    "quotes the secret %s",
    (secret) => {
      const isSilent = (error: Error): boolean => {
        const told = `${String(error)} ${JSON.stringify(error)} ${error.stack} ${String(error.cause)}`;
        return !told.includes("hunter2") && !told.includes(secret);
      };
      expect(() => readToken(secret)).toThrow(expect.toSatisfy(isSilent));
    },
  );
});

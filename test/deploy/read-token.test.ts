import { describe, expect, it } from "vitest";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import { readTokenFromStdin } from "../../tools/deploy/steps/read-token.ts";
import { createFakeTerminal } from "./fake-terminal.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 2, 2, 12);
const account = createAccount();

describe("the token on standard input", () => {
  it.each([
    { audience: "events.1password.com", region: "1password.com" },
    { audience: "events.ent.1password.com", region: "1Password Enterprise" },
    { audience: "events.1password.ca", region: "1password.ca (Canada)" },
    { audience: "events.1password.eu", region: "1password.eu (Europe)" },
  ])("is for $region when it says $audience", async ({ audience, region }) => {
    const token = await account.issueToken({ audience });
    const terminal = createFakeTerminal({ secret: `${token}\n` });

    expect(await readTokenFromStdin(terminal, now)).toBe(token);
    expect(terminal.lines).toEqual([`Token for ${region}, without an end.`]);
  });

  it("says until when it is good", async () => {
    const terminal = createFakeTerminal({ secret: await account.issueToken({ expiresAt: now + 30 * day }) });
    await readTokenFromStdin(terminal, now);
    expect(terminal.lines).toEqual(["Token for 1password.com, until 2026-04-01."]);
  });

  it("is refused once it has ended", async () => {
    const terminal = createFakeTerminal({ secret: await account.issueToken({ expiresAt: now - day }) });
    await expect(readTokenFromStdin(terminal, now)).rejects.toThrow("ended (until 2026-03-01)");
  });

  it.each([
    { what: "nothing", secret: " \n", told: "no token on standard input" },
    { what: "no token", secret: "hush hush", told: "What came from standard input is not a token" },
    {
      what: "a token that cannot be read",
      secret: "hush.hush.hush",
      told: "What came from standard input is not a token",
    },
  ])("is refused when there is $what, without repeating it", async ({ secret, told }) => {
    const reading = readTokenFromStdin(createFakeTerminal({ secret }), now);
    await expect(reading).rejects.toThrow(told);
    await expect(reading).rejects.not.toThrow("hush");
    await expect(reading).rejects.toMatchObject({ remedy: expect.not.stringContaining("hush") });
  });

  it("is refused for an unknown host", async () => {
    const secret = await account.issueToken({ audience: "events.example.com" });
    await expect(readTokenFromStdin(createFakeTerminal({ secret }), now)).rejects.toThrow("known Events API host");
  });
});

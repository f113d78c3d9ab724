import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createAccount } from "../../../../local-cloud/onepassword/accounts.ts";
import { attacks } from "../../../../local-cloud/onepassword/attacks/attacks.ts";
import { impossibleTravelSession } from "../../../../local-cloud/onepassword/attacks/impossible-travel-session.ts";
import { leaverBulkReveal } from "../../../../local-cloud/onepassword/attacks/leaver-bulk-reveal.ts";
import { passwordSprayThenSuccess } from "../../../../local-cloud/onepassword/attacks/password-spray-then-success.ts";
import { serviceAccountTokenFromNewNetwork } from "../../../../local-cloud/onepassword/attacks/service-account-token-from-new-network.ts";
import { ssoTakeover } from "../../../../local-cloud/onepassword/attacks/sso-takeover.ts";
import { firewallLoosenedThenIn } from "../../../../local-cloud/onepassword/attacks/firewall-loosened-then-in.ts";
import { honeyItem } from "../../../../local-cloud/onepassword/attacks/honey-item.ts";
import { offlineUseAfterSuspension } from "../../../../local-cloud/onepassword/attacks/offline-use-after-suspension.ts";
import { recoveryAbuse } from "../../../../local-cloud/onepassword/attacks/recovery-abuse.ts";
import { rogueAdministrator } from "../../../../local-cloud/onepassword/attacks/rogue-administrator.ts";
import { serviceAccountTokenUsedAfterRevocation } from "../../../../local-cloud/onepassword/attacks/service-account-token-used-after-revocation.ts";
import { sessionTheft } from "../../../../local-cloud/onepassword/attacks/session-theft.ts";
import { takeoverChain } from "../../../../local-cloud/onepassword/attacks/takeover-chain.ts";
import type { StreamEvent } from "../../../../local-cloud/onepassword/event-shapes.ts";
import { createCompany } from "../../../../local-cloud/onepassword/company/company.ts";
import { history, inInsertionOrder } from "../../../../local-cloud/onepassword/company/history.ts";
import { problemsOf } from "../event-schemas.ts";

const at = Date.UTC(2026, 2, 3, 18);
const company = createCompany({ seed: 5, people: 40 });
const signInsOf = (events: readonly StreamEvent[]) =>
  events.flatMap(({ event }) => ("target_user" in event ? [event] : []));
const usagesOf = (events: readonly StreamEvent[]) =>
  events.flatMap(({ event }) => ("item_uuid" in event ? [event] : []));
const auditsOf = (events: readonly StreamEvent[]) => events.flatMap(({ event }) => ("session" in event ? [event] : []));

describe.each(attacks)("the attack $name", (attack) => {
  const events = attack.events(company, { at });

  it("leaves events of the documented shapes, in insertion order, under its name", () => {
    expect(events.flatMap(problemsOf)).toEqual([]);
    expect(events.map(({ insertedAt }) => insertedAt)).toEqual(
      events.map(({ insertedAt }) => insertedAt).toSorted((a, b) => a - b),
    );
    expect(new Set(events.map(({ story }) => story))).toEqual(new Set([attack.name]));
    expect(Math.min(...events.map((event) => event.at))).toBe(at);
  });

  it("is the same for the same seed and another for another", () => {
    expect(attack.events(company, { at, seed: 1 })).toEqual(events);
    expect(attack.events(company, { at, seed: 2 })).not.toEqual(events);
  });

  it("can be played in the smallest company", () => {
    const tiny = createCompany({ seed: 1, people: 3 });
    expect(attack.events(tiny, { at }).length).toBeGreaterThan(5);
  });
});

describe("attacks", () => {
  it("have names of their own and a description", () => {
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
    expect(attacks.filter(({ description }) => description.length < 40)).toEqual([]);
  });

  it("name rules, and stand in the README with them", () => {
    const readme = readFileSync(new URL("../../../../local-cloud/onepassword/README.md", import.meta.url), "utf8");
    const lines = readme.split("\n").filter((line) => line.startsWith("| `"));
    for (const { name, rules } of attacks) {
      const line = lines.find((each) => each.startsWith(`| \`${name}\` `));
      expect(rules.length).toBeGreaterThan(0);
      expect(line?.match(/`[^`]+`/gu)).toEqual([name, ...rules].map((each) => `\`${each}\``));
    }
  });

  it("can be mixed into the history of an account", () => {
    const account = createAccount();
    const range = { from: at - 3_600_000, to: at + 86_400_000 };
    const played = attacks.map((attack) => attack.events(company, { at }));
    const normal = [...history(company, range)];
    const total = account.appendAll(inInsertionOrder(normal, ...played));
    expect(total).toBe(normal.length + played.flat().length);
  });

  it("spray one wrong password for each person and get in once, from the same address", () => {
    const signIns = signInsOf(passwordSprayThenSuccess.events(company, { at }));
    const failed = signIns.filter(({ category }) => category === "credentials_failed");
    const [success, ...others] = signIns.filter(({ category }) => category === "success");
    expect(others).toEqual([]);
    expect(new Set(failed.map((event) => event.target_user.uuid)).size).toBe(25);
    expect(failed.map((event) => event.client.ip_address)).toContain(success?.client.ip_address);
    expect(failed.map((event) => event.target_user.uuid)).toContain(success?.target_user.uuid);
  });

  it("use a stolen session in two countries at once", () => {
    const events = impossibleTravelSession.events(company, { at });
    const [signIn] = signInsOf(events);
    const audits = auditsOf(events);
    expect(new Set(audits.map(({ session }) => session.uuid))).toEqual(new Set([signIn?.session_uuid]));
    expect(audits[0]?.location?.country).not.toBe(signIn?.location?.country);
    expect(audits[0]?.session.ip).not.toBe(signIn?.client.ip_address);
    expect(new Set(usagesOf(events).map((usage) => usage.location?.country)).size).toBe(2);
  });

  it("let a leaver open many items and export a vault before the suspension", () => {
    const events = leaverBulkReveal.events(company, { at });
    const reveals = usagesOf(events).filter(({ action }) => action !== "export");
    expect(new Set(reveals.map((usage) => usage.item_uuid)).size).toBe(60);
    expect(auditsOf(events).map(({ action }) => action)).toEqual(["export", "suspend"]);
    expect(auditsOf(events)[1]?.object_uuid).toBe(reveals[0]?.user.uuid);
  });

  it("take over SSO and sign in as somebody else", () => {
    const events = ssoTakeover.events(company, { at });
    const actions = auditsOf(events).map(({ action }) => action);
    expect(actions).toEqual(["view", "vrfydmn", "chngpsso", "chngdsso", "addgsso", "enblsso", "tdvcsso"]);
    const [first, second] = signInsOf(events);
    expect(second?.type).toBe("federated");
    expect(second?.target_user.uuid).not.toBe(first?.target_user.uuid);
    expect(second?.client.ip_address).toBe(first?.client.ip_address);
  });

  it("fetch a whole vault with a stolen token from an address that the job never had", () => {
    const usages = usagesOf(serviceAccountTokenFromNewNetwork.events(company, { at }));
    const job = company.serviceAccounts.find(({ user }) => user.uuid === usages[0]?.user.uuid);
    expect(usages).toHaveLength(job?.vault.items.length ?? 0);
    expect(usages[0]?.client.ip_address).not.toBe(job?.network.ip);
  });

  it("use a session elsewhere that nobody signed in to there", () => {
    const events = sessionTheft.events(company, { at });
    expect(signInsOf(events)).toHaveLength(1);
    expect(new Set(auditsOf(events).map(({ session }) => session.uuid)).size).toBe(1);
    expect(new Set(auditsOf(events).map(({ location }) => location?.country)).size).toBe(2);
  });

  it("take an account over step by step, from one address", () => {
    const events = takeoverChain.events(company, { at });
    expect(auditsOf(events).map(({ action }) => action)).toEqual(["create", "changesk", "changemp", "export"]);
    expect(signInsOf(events).map(({ category }) => category)).toEqual([
      ...Array.from({ length: 4 }, () => "credentials_failed"),
      "success",
    ]);
    expect(new Set(signInsOf(events).map((event) => event.client.ip_address)).size).toBe(1);
  });

  it("let an administrator copy from a vault that they gave themselves", () => {
    const events = rogueAdministrator.events(company, { at });
    const [grant] = auditsOf(events);
    expect(grant?.action).toBe("grant");
    expect(grant?.aux_uuid).toBe(grant?.actor_uuid);
    const copied = usagesOf(events).filter(({ action }) => action === "secure-copy");
    expect(copied).toHaveLength(20);
    expect(copied.every((usage) => usage.vault_uuid === grant?.object_uuid)).toBe(true);
    const before = company.administrators.find(({ user }) => user.uuid === grant?.actor_uuid)?.vaults ?? [];
    expect(before.map(({ uuid }) => uuid)).not.toContain(grant?.object_uuid);
  });

  it("sign in as the recovered person from the administrator's address", () => {
    const events = recoveryAbuse.events(company, { at });
    const [administrator, victim] = signInsOf(events);
    expect(victim?.client.ip_address).toBe(administrator?.client.ip_address);
    expect(victim?.target_user.uuid).toBe(auditsOf(events)[0]?.object_uuid);
    expect(victim?.target_user.uuid).not.toBe(administrator?.target_user.uuid);
  });

  it("come from the place that the firewall refused before", () => {
    const signIns = signInsOf(firewallLoosenedThenIn.events(company, { at }));
    const refused = signIns.filter(({ category }) => category === "firewall_failed");
    expect(refused).toHaveLength(3);
    expect(signIns.at(-1)?.category).toBe("success");
    expect(signIns.at(-1)?.location?.country).toBe(refused[0]?.location?.country);
  });

  it("send what was revealed offline hours after the suspension", () => {
    const events = offlineUseAfterSuspension.events(company, { at });
    const suspended = events.find(({ event }) => "action" in event && event.action === "suspend");
    const late = events.filter(({ stream }) => stream === "itemusages");
    expect(late).toHaveLength(30);
    expect(late.every((each) => each.at > (suspended?.at ?? Number.NaN))).toBe(true);
    expect(Math.min(...late.map((each) => each.insertedAt - each.at))).toBeGreaterThan(9 * 3_600_000);
  });

  it("bring the watchlist that holds their bait, or their leaver", () => {
    const bait = honeyItem.watchlists?.(company, { at })["HoneyItems"]?.[0]?.["ItemUuid"];
    expect(usagesOf(honeyItem.events(company, { at })).map((usage) => usage.item_uuid)).toContain(bait);
    const leaver = leaverBulkReveal.watchlists?.(company, { at })["Leavers"]?.[0]?.["UserEmail"];
    expect(usagesOf(leaverBulkReveal.events(company, { at }))[0]?.user.email).toBe(leaver);
  });

  it("go on with a service account whose token was revoked", () => {
    const events = serviceAccountTokenUsedAfterRevocation.events(company, { at });
    const revoked = events.find(({ event }) => "action" in event && event.action === "trevoke");
    const uses = events.filter(({ stream }) => stream === "itemusages");
    expect(uses).toHaveLength(6);
    expect(uses.every((each) => each.at > (revoked?.at ?? Number.NaN))).toBe(true);
  });
});

import * as v from "valibot";
import { createAccount } from "../../../local-cloud/onepassword/accounts.ts";
import type { Account } from "../../../local-cloud/onepassword/accounts.ts";
import type { EventsApiBehaviour } from "../../../local-cloud/onepassword/behaviour.ts";
import { createEventsApi } from "../../../local-cloud/onepassword/events-api.ts";
import type { IssueTokenOptions } from "../../../local-cloud/onepassword/tokens.ts";

/** Monday 2 March 2026, 12:00 UTC. */
export const noon = Date.UTC(2026, 2, 2, 12);

const envelope = v.strictObject({ cursor: v.string(), has_more: v.boolean(), items: v.array(v.looseObject({})) });

/** Events API with one account and a clock that stands still until the test moves it. */
export async function startAsking(
  behaviour: Partial<EventsApiBehaviour> = {},
  account: Account = createAccount(),
  token: IssueTokenOptions = {},
) {
  const clock = { time: noon, now: () => clock.time };
  const api = createEventsApi({ accounts: [account], clock, behaviour });
  const bearer = await account.issueToken({ issuedAt: noon, ...token });

  const request = async (path: string, init: RequestInit = {}, host: string = account.host): Promise<Response> =>
    await api.fetch(new Request(`https://${host}${path}`, { headers: { authorization: `Bearer ${bearer}` }, ...init }));
  const post = async (body: unknown, path = "/api/v2/itemusages"): Promise<Response> =>
    await request(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });
  const page = async (body: unknown, path?: string) => {
    const response = await post(body, path);
    const { cursor, has_more: hasMore, items } = v.parse(envelope, await response.json());
    return { cursor, hasMore, items, uuids: items.map((item) => item["uuid"]) };
  };
  return { account, api, bearer, clock, request, post, page };
}

/** A small event; `minutesAgo` is before noon. */
export function eventAt(uuid: string, minutesAgo: number): { uuid: string; timestamp: string } {
  return { uuid, timestamp: new Date(noon - minutesAgo * 60_000).toISOString() };
}

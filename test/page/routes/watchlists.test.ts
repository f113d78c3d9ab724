import { beforeEach, describe, expect, it } from "vitest";
import type {
  ImportAnswer,
  WatchlistAnswer,
  WatchlistItem,
  WatchlistsAnswer,
} from "../../../local-cloud/page-server/answers/watchlists.ts";
import { createWatchlistRoutes } from "../../../local-cloud/page-server/routes/watchlists.ts";
import { runQuery } from "../../../tools/kql/engine/run-query.ts";
import { createSmallCloud, type SmallCloud } from "./small-cloud.ts";

/** Whatever a route answers. */
type Answered = WatchlistAnswer & WatchlistsAnswer & ImportAnswer & WatchlistItem & { readonly error: string };

let cloud: SmallCloud;
let ask: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Answered }>;

/** What queries see: the values of a column. */
async function seen(alias: string, column: string): Promise<unknown[]> {
  const { rows, columns } = await runQuery(`_GetWatchlist('${alias}') | project ${column}`, cloud.database(), cloud);
  return Array.from({ length: rows }, (_, row) => columns[0]?.get(row));
}

const rule = (name: string, query: string, enabled: boolean) => ({
  kind: "Scheduled",
  properties: {
    displayName: name,
    severity: "Medium",
    enabled,
    query,
    queryFrequency: "PT1H",
    queryPeriod: "P1D",
    triggerOperator: "GreaterThan",
    triggerThreshold: 0,
    suppressionDuration: "PT5H",
    suppressionEnabled: false,
  },
});

async function items(): Promise<unknown> {
  return (await ask("GET", "/HoneyItems")).body.items.map(({ values }) => Object.values(values));
}

beforeEach(async () => {
  cloud = await createSmallCloud();
  const list = (alias: string, itemsSearchKey: string) =>
    cloud.place(`watchlists/${alias}`, {
      properties: { displayName: `1Password: ${alias}`, provider: "1Password", itemsSearchKey, description: "Why" },
    });
  await list("HoneyItems", "ItemUuid");
  await list("ours", "Key");
  const api = createWatchlistRoutes({ cloud });
  ask = async (method, path, body) => {
    const response = await api.request(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: response.status, body: Object(await response.json()) };
  };
});

describe("the watchlists", () => {
  it("are told with how many rows they have and the rules that read them", async () => {
    const query = `print a = "x" | join (_GetWatchlist("HoneyItems") | extend a = "x") on a`;
    await cloud.place("alertRules/11111111-1111-4111-8111-111111111111", rule("Honey", query, true));
    await cloud.place(
      "alertRules/22222222-2222-4222-8222-222222222222",
      rule("Other", query.replace("HoneyItems", "ours"), false),
    );
    await ask("POST", "/HoneyItems/items", { values: { ItemUuid: "a" } });
    expect((await ask("GET", "/")).body.watchlists).toEqual([
      {
        alias: "HoneyItems",
        name: "1Password: HoneyItems",
        description: "Why",
        searchKey: "ItemUuid",
        items: 1,
        rules: [{ id: "11111111-1111-4111-8111-111111111111", name: "Honey", enabled: true }],
      },
      expect.objectContaining({ alias: "ours", items: 0, rules: [expect.objectContaining({ enabled: false })] }),
    ]);
  });

  it("have the columns of their file, told what they hold, and without one the search key and what their rows have", async () => {
    const { body } = await ask("GET", "/HoneyItems");
    expect(body.columns.map(({ name }) => name)).toEqual(["ItemUuid", "VaultUuid", "Title"]);
    expect(body.columns[0]?.description).toContain("26 characters");
    expect((await ask("GET", "/ours")).body.columns).toEqual([{ name: "Key" }]);
    await cloud.place("watchlists/ours/watchlistItems/33333333-3333-4333-8333-333333333333", {
      properties: { itemsKeyValue: { Key: "k", More: "m" } },
    });
    const { body: later } = await ask("GET", "/ours");
    expect(later.columns).toEqual([{ name: "Key" }, { name: "More" }]);
    expect(later.items).toEqual([{ id: "33333333-3333-4333-8333-333333333333", values: { Key: "k", More: "m" } }]);
  });

  it("are not made up", async () => {
    for (const [method, path] of [
      ["GET", "/None"],
      ["POST", "/None/items"],
      ["POST", "/None/import"],
      ["DELETE", "/HoneyItems/items/none"],
      ["DELETE", "/HoneyItems/items/..%2f..%2fHoneyItems"],
    ] as const) {
      const body = path.endsWith("import") ? { text: "a\n1" } : { values: { ItemUuid: "a" } };
      const { status } = await ask(method, path, method === "GET" ? undefined : body);
      expect([path, status]).toEqual([path, 404]);
    }
  });
});

describe("a row", () => {
  it("is seen by queries as soon as it is made, changed and deleted", async () => {
    const { status, body } = await ask("POST", "/HoneyItems/items", { values: { ItemUuid: "one", Title: "t" } });
    expect(status).toBe(201);
    expect(await seen("HoneyItems", "strcat(ItemUuid, '/', VaultUuid, '/', Title, '/', SearchKey)")).toEqual([
      "one//t/one",
    ]);
    await ask("PUT", `/HoneyItems/items/${body.id}`, { values: { ItemUuid: "two", VaultUuid: "v" } });
    expect(await seen("HoneyItems", "strcat(ItemUuid, '/', VaultUuid, '/', Title)")).toEqual(["two/v/"]);
    const gone = await ask("DELETE", `/HoneyItems/items/${body.id}`);
    expect(gone.body.values["ItemUuid"]).toBe("two");
    expect(await seen("HoneyItems", "SearchKey")).toEqual([]);
    expect((await ask("PUT", `/HoneyItems/items/${body.id}`, { values: { ItemUuid: "x" } })).status).toBe(404);
  });

  it("that two windows change keeps what the first of them said", async () => {
    const { body } = await ask("POST", "/HoneyItems/items", { values: { ItemUuid: "one" } });
    const change = (Title: string, before: unknown) =>
      ask("PUT", `/HoneyItems/items/${body.id}`, { values: { ItemUuid: "one", Title }, before });
    expect((await change("first", body.values)).status).toBe(200);
    expect(await change("second", body.values)).toEqual({
      status: 409,
      body: { error: "The row has been changed since it was opened: open it again." },
    });
    expect(await seen("HoneyItems", "Title")).toEqual(["first"]);
  });

  it("may have a column that is called as what every object has", async () => {
    await cloud.place("watchlists/ours/watchlistItems/a", {
      properties: { itemsKeyValue: { Key: "k", constructor: "c" } },
    });
    expect((await ask("POST", "/ours/items", { values: { Key: "b", constructor: "d" } })).body.values).toEqual(
      Object.fromEntries([
        ["Key", "b"],
        ["constructor", "d"],
      ]),
    );
    expect((await ask("POST", "/ours/items", { values: { Key: "e" } })).status).toBe(201);
    expect((await ask("POST", "/ours/import", { text: "Key\nf\n" })).status).toBe(200);
    expect(await seen("ours", "strcat(Key, '/', constructor)")).toEqual(["k/c", "b/d", "e/", "f/"]);
  });

  it.each([
    ["no body", undefined, "body must be"],
    ["no values", {}, "values"],
    ["values that are no texts", { values: { ItemUuid: 1 } }, "must be a text"],
    ["values in an array", { values: ["a"] }, 'no column "0"'],
    ["an unknown column", { values: { ItemUuid: "a", Titel: "b" } }, 'no column "Titel"'],
    ["no search key", { values: { Title: "b" } }, "ItemUuid must be filled"],
    ["an empty search key", { values: { ItemUuid: " ", Title: "b" } }, "ItemUuid must be filled"],
    ["too long a row", { values: { ItemUuid: "a".repeat(10_240) } }, "10240"],
  ])("is refused with %s", async (_, sent, words) => {
    const { status, body } = await ask("POST", "/HoneyItems/items", sent);
    expect([status, body.error]).toEqual([400, expect.stringContaining(words)]);
    expect((await ask("GET", "/HoneyItems")).body.items).toEqual([]);
  });

  it("may be as long as Sentinel takes it", async () => {
    const rest = JSON.stringify({ ItemUuid: "", VaultUuid: "", Title: "" }).length;
    const { status } = await ask("POST", "/HoneyItems/items", { values: { ItemUuid: "a".repeat(10_240 - rest) } });
    expect(status).toBe(201);
  });

  it("keeps its words whatever they are", async () => {
    const words = `<img src=x onerror="x()"> =HYPERLINK("x") {{x}} '; drop\u202e\u0007"`;
    await ask("POST", "/HoneyItems/items", { values: { ItemUuid: words } });
    expect(await seen("HoneyItems", "ItemUuid")).toEqual([words]);
  });
});

describe("an import", () => {
  it("adds the rows that are not there yet, columns in any order", async () => {
    await ask("POST", "/HoneyItems/items", { values: { ItemUuid: "there", Title: "t" } });
    const text = '\u{feff}Title,ItemUuid\r\nt,there\r\n"new, ""quoted""",a\r\n,b\r\n,b\r\n';
    expect((await ask("POST", "/HoneyItems/import", { text })).body).toEqual({ added: 2, repeated: 2 });
    expect(await items()).toEqual([
      ["there", "", "t"],
      ["a", "", 'new, "quoted"'],
      ["b", "", ""],
    ]);
    expect(await seen("HoneyItems", "SearchKey")).toEqual(["there", "a", "b"]);
  });

  it("takes back what the page's export wrote, formulas and all", async () => {
    await ask("POST", "/HoneyItems/import", { text: "ItemUuid,Title\r\na,'=HYPERLINK(x)\r\nb,'twas\r\n" });
    expect(await items()).toEqual([
      ["a", "", "=HYPERLINK(x)"],
      ["b", "", "'twas"],
    ]);
  });

  it.each([
    ["nothing", "", "no row"],
    ["no row", "ItemUuid\n", "no row"],
    ["an unknown column", "ItemUuid,Titel\na,b", 'Line 1: the watchlist has no column "Titel"'],
    ["a column twice", "ItemUuid,ItemUuid\na,b", "Line 1: the column ItemUuid is named twice"],
    ["no search key in its first line", "\nTitle\na", "Line 2: the search key ItemUuid"],
    ["a row without its search key", "ItemUuid,Title\na,b\n,c", "Line 3: ItemUuid must be filled"],
    ["a row with too many values", "ItemUuid,Title\na,b\nc,d,e", "Line 3: 3 values"],
    ["a row with too few", "ItemUuid,Title\nonly", "Line 2: 1 values"],
    ["too long a row", `ItemUuid\na\n"${"x".repeat(10_240)}"`, "Line 3: The row has"],
    ["a quote that is not closed", 'ItemUuid\na\n"b', "Line 3: a quote"],
    ["too much", "x".repeat(3_800_001), "larger than 3800000 bytes"],
  ])("takes nothing of a text with %s", async (_, text, words) => {
    const { status, body } = await ask("POST", "/HoneyItems/import", { text });
    expect([status, body.error]).toEqual([400, expect.stringContaining(words)]);
    expect(await items()).toEqual([]);
  });

  it("takes thousands", async () => {
    const count = 5_000;
    const lines = Array.from({ length: count }, (_, row) => `${String(row).padStart(26, "0")},vault,title`);
    const text = ["ItemUuid,VaultUuid,Title", ...lines].join("\n");
    expect((await ask("POST", "/HoneyItems/import", { text })).body).toEqual({ added: count, repeated: 0 });
  });

  it("reads a long quote that is not closed without giving up", async () => {
    const text = `ItemUuid\n"${"x".repeat(3_000_000)}`;
    expect((await ask("POST", "/HoneyItems/import", { text })).body.error).toContain("Line 2: a quote");
  });
});

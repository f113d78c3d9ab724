import * as v from "valibot";
import { expect, it } from "vitest";
import { describeInBrowser } from "../browser.ts";
import { takePicture } from "../picture.ts";
import type { ConnectorAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import { startProgram } from "../../start/program.ts";

const countAnswer = v.object({ tables: v.tuple([v.object({ rows: v.tuple([v.tuple([v.number()])]) })]) });

function sum(streams: ConnectorAnswer["streams"], what: "generated" | "missing"): number {
  return streams.reduce((total, { standing }) => total + (standing?.[what] ?? Number.NaN), 0);
}

/** For what comes with the runs of the schedule and of the rules, on a slow machine. */
const patience = { timeout: 180_000 };

describeInBrowser("an administrator", (open) => {
  it(
    "switches on a fault, sees the health alert, switches it off, and sees the backlog drain",
    { timeout: 240_000 },
    async () => {
      const program = await startProgram("--users", "5", "--days", "1", "--attack", "none");
      await program.written(/^Page: \S+/m);
      const url = /^Page: (?<url>\S+)/m.exec(program.soFar())?.groups?.["url"] ?? "";
      const { page, problems } = await open({ url, at: "/connector" });
      const connector = async (): Promise<ConnectorAnswer> => {
        const response = await page.request.get(new URL("/api/connector", url).href);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route is compiled to answer this
        return (await response.json()) as ConnectorAnswer;
      };
      const count = async (query: string): Promise<number> => {
        const data = { query: `${query} | count` };
        const response = await page.request.post(new URL("/query", url).href, { data });
        return v.parse(countAnswer, await response.json()).tables[0].rows[0][0];
      };

      // All is well, and everything that there was has been collected.
      await page.getByText("Collection works since").waitFor(patience);
      await page.getByRole("region", { name: "Health" }).getByText("None.", { exact: true }).waitFor();

      // The token is revoked: the next runs fail, and the backlog grows.
      const since = new Date((await connector()).now).toISOString();
      const revoked = page.getByRole("switch", { name: "events-token-revoked" });
      await revoked.press("Space");
      await page.getByText("1 on", { exact: true }).waitFor();
      await page.getByText(/^Collection fails since .* UTC: credentials_failed \(all streams\)\.$/u).waitFor(patience);
      await page.getByText("events.1password.com answered 401", { exact: false }).waitFor();
      const usages = page.getByRole("row", { name: /^itemusages/u });
      const backlog = usages.getByRole("cell").nth(1);
      await backlog.filter({ hasText: /^[1-9]/u }).waitFor(patience);
      const behind = (await connector()).streams.find(({ stream }) => stream === "itemusages")?.standing;
      expect(behind?.missing).toBeGreaterThan(0);

      // Sentinel opens an incident, which is there to read.
      const incident = page.getByRole("link", {
        name: "1Password connector refused: credentials_failed (all streams)",
      });
      await incident.waitFor(patience);
      await takePicture(page, "connector");
      const { incidents } = await connector();
      await incident.press("Enter");
      await expect.poll(() => new URL(page.url()).hash).toBe(`#/incidents/${incidents[0]?.id}`);
      await page.getByRole("heading", { name: "1Password connector refused" }).first().waitFor();
      await page.goBack();

      // The token is good again: the next run takes what has waited.
      const until = new Date((await connector()).now).toISOString();
      await revoked.press("Space");
      await page.getByText("all off", { exact: true }).waitFor();
      await page.getByText("Collection works since").waitFor(patience);
      for (const stream of ["auditevents", "itemusages", "signinattempts"]) {
        const row = page.getByRole("row", { name: new RegExp(`^${stream}`, "u") });
        await row.getByRole("cell").nth(1).filter({ hasText: /^0$/u }).waitFor(patience);
      }

      // The incident stays for a person to close, and nothing was lost.
      await page.getByRole("link", { name: "1Password connector refused" }).waitFor();
      await expect
        .poll(async () => {
          const { streams } = await connector();
          const [generated, missing] = [sum(streams, "generated"), sum(streams, "missing")];
          const counted = await count(`OnePasswordEventLogs_CL
            | where log_source != "healthevents"
            | summarize by log_source, uuid_s`);
          return missing === 0 && counted >= generated;
        }, patience)
        .toBe(true);
      const meanwhile = `OnePasswordEventLogs_CL
        | where log_source != "healthevents" and timestamp between (datetime(${since}) .. datetime(${until}))`;
      expect(await count(meanwhile)).toBeGreaterThan(0);
      expect(problems).toEqual([]);
      program.signal("SIGTERM");
      const { code, stderr } = await program.ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    },
  );
});

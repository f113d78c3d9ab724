import type { RuleAnswer } from "../../../local-cloud/page-server/answers/content.ts";
import { addressOf } from "../../shell/location.ts";
import { momentText } from "../../words/moment-text.ts";
import { Fact, ItemPage, Part, Sentences, WatchlistLinks } from "./item-page.tsx";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import { RuleFacts } from "./rule-facts.tsx";
import { RuleQuery } from "./rule-query.tsx";
import { RuleSwitch } from "./rule-switch.tsx";
import { TestsPart } from "./tests-part.tsx";

/** A rule: what it is for, how it goes here, its query and its tests, and all that its file says. */
export function RulePage({ name }: { readonly name: string }) {
  return (
    <ItemPage<RuleAnswer> section="rules" list="Rules" name={name}>
      {(rule, reload) => (
        <>
          <div class="row">
            <h1>{rule.name}</h1>
            <SeverityMark severity={rule.severity} />
          </div>
          <p class="content-text">{rule.description}</p>
          <RuleHere rule={rule} reload={reload} />
          <RuleQuery rule={rule} />
          <TestsPart section="rules" slug={rule.slug} tests={rule.tests} exceptions={rule.exceptions} />
          <Knobs rule={rule} />
          <Sentences title="False positives" items={rule.falsePositives} />
          <Sentences title="Blind spots" items={rule.blindSpots} />
          <Runbook runbook={rule.runbook} />
          <RuleFacts rule={rule} />
        </>
      )}
    </ItemPage>
  );
}

function RuleHere({ rule, reload }: { readonly rule: RuleAnswer; readonly reload: () => void }) {
  const { incidents, lastFired, hasChanged } = rule;
  return (
    <Part title="In this workspace">
      <RuleSwitch rule={rule} onChanged={reload} />
      {hasChanged ? (
        <p>
          The query in the file is another than the one that is deployed. Here it runs as in the file; Sentinel runs the
          deployed one until npm start is started anew.
        </p>
      ) : undefined}
      {lastFired === null ? (
        <p>It has not fired yet.</p>
      ) : (
        <>
          <p>
            Last fired {momentText(lastFired)} UTC. Incidents, the newest first
            {incidents.length > 10 ? ", ten of them" : ""}:
          </p>
          <ul>
            {incidents.slice(0, 10).map(({ id, number, title, status, lastAlert }) => (
              <li key={id}>
                <a href={addressOf("incidents", [id])}>
                  {number}: {title}
                </a>{" "}
                <span class="quiet">
                  {status}, {momentText(lastAlert)} UTC
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

function Knobs({ rule: { tuning, watchlists } }: { readonly rule: RuleAnswer }) {
  return (
    <Part title="Tuning">
      {tuning.length === 0 ? <p>It has no knobs.</p> : undefined}
      <dl class="content-facts">
        {tuning.map(({ knob, change }) => (
          <Fact key={knob} name={<code>{knob}</code>}>
            {change}
          </Fact>
        ))}
        <Fact name="Watchlists">
          <WatchlistLinks aliases={watchlists} />
        </Fact>
      </dl>
    </Part>
  );
}

function Runbook({ runbook }: Pick<RuleAnswer, "runbook">) {
  return (
    <Part title="Runbook">
      <ol>
        {runbook.map(({ step, window, look, columns }) => (
          <li key={step}>
            {step}
            <div class="quiet">
              {window}: <a href={addressOf("logs", [], { query: `${look} | take 50` })}>{look}</a>, columns{" "}
              {columns.join(", ")}
            </div>
          </li>
        ))}
      </ol>
    </Part>
  );
}

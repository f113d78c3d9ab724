import { useState } from "preact/hooks";
import type {
  ConnectorAnswer,
  HealthIncident,
  WorkAnswer,
} from "../../../local-cloud/page-server/answers/connector.ts";
import { countText } from "../../words/count-text.ts";
import { clockText } from "../../words/moment-text.ts";
import { write } from "../../server/request.ts";
import { addressOf } from "../../shell/location.ts";
import { expectationOf, healthOf } from "./health.ts";

interface Props {
  readonly answer: ConnectorAnswer;
  readonly reload: () => void;
}

/** Whether it is well, when it runs next, and what Sentinel says about it. */
export function HealthPanel({ answer, reload }: Props) {
  const { work, incidents } = answer;
  const { tone, word, sentence } = healthOf(answer);
  const expectation = expectationOf(answer);
  return (
    <section class="panel stack" aria-labelledby="connector-health">
      <div class="row">
        <h2 id="connector-health">Health</h2>
        <span class={tone === "none" ? "mark" : `mark ${tone}`}>{word}</span>
        <span class="quiet">{clockText(answer.now)} UTC</span>
      </div>
      {/* Read out when it changes, and it changes only with the health. */}
      <p class="connector-sentence" role="status">
        {sentence}
      </p>
      {expectation === undefined ? undefined : <p class="connector-sentence quiet">{expectation}</p>}
      {work === undefined ? undefined : <Schedule work={work} reload={reload} />}
      <h3>Open health incidents</h3>
      {incidents.length === 0 ? <p class="connector-sentence quiet">None.</p> : <Incidents incidents={incidents} />}
      <Rules answer={answer} />
    </section>
  );
}

function Schedule({ work, reload }: { readonly work: WorkAnswer; readonly reload: () => void }) {
  const { totals, speed, runningSince, nextRunInSeconds } = work;
  // It holds until the next run has ended.
  const [refused, setRefused] = useState<{ readonly why: string; readonly runs: number }>();
  const runNow = async (): Promise<void> => {
    try {
      await write("POST", "/api/connector/run");
      setRefused(undefined);
    } catch (error) {
      setRefused({ why: error instanceof Error ? error.message : String(error), runs: totals.runs });
    }
    reload();
  };
  const next =
    runningSince === undefined
      ? nextRunInSeconds === undefined
        ? "The next run comes soon."
        : `The next run comes in ${Math.ceil(nextRunInSeconds)} s.`
      : `A run is under way since ${clockText(runningSince)} UTC.`;
  return (
    <>
      <div class="row">
        <button type="button" class="main" onClick={() => void runNow()}>
          Run now
        </button>
        <span>{next}</span>
        <span role="alert">{refused?.runs === totals.runs ? refused.why : undefined}</span>
      </div>
      <p class="connector-sentence quiet">
        The schedule runs {speed} times as fast as in Azure: five minutes pass in {300 / speed} s. In all{" "}
        {[countText(totals.runs, "run"), countText(totals.events, "event"), countText(totals.pages, "page")].join(", ")}
        ; {countText(totals.rows, "row")} in the table, with the health rows.
      </p>
    </>
  );
}

function Incidents({ incidents }: { readonly incidents: readonly HealthIncident[] }) {
  return (
    <>
      <ul class="connector-incidents">
        {incidents.map(({ id, number, title, severity, status, alerts }) => (
          <li key={id} class="row">
            <span class={severity === "High" ? "mark bad" : "mark warning"}>{severity}</span>
            <a href={addressOf("incidents", [id])}>
              {number}: {title}
            </a>
            <span class="quiet">
              {status}, {countText(alerts, "alert")}
            </span>
          </li>
        ))}
      </ul>
      <p class="connector-sentence quiet">
        An incident stays open until somebody closes it, also when all is well again.
      </p>
    </>
  );
}

function Rules({ answer: { rules } }: { readonly answer: ConnectorAnswer }) {
  if (rules.length === 0)
    return <p class="connector-sentence quiet">No rule that watches the connector is deployed.</p>;
  return (
    <details>
      <summary>Rules that watch the connector ({rules.length})</summary>
      <ul>
        {rules.map(({ id, name, isEnabled, everySeconds, hereEverySeconds }) => (
          <li key={id}>
            {name}: {isEnabled ? `every ${minutes(everySeconds)}` : "disabled"}
            {isEnabled && hereEverySeconds < everySeconds ? `, here every ${hereEverySeconds} s` : ""}
          </li>
        ))}
      </ul>
    </details>
  );
}

function minutes(seconds: number): string {
  return seconds >= 7_200 ? `${seconds / 3_600} h` : `${seconds / 60} min`;
}

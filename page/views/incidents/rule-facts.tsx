import type { IncidentAnswer } from "../../../local-cloud/page-server/answers/incidents.ts";
import { addressOf } from "../../shell/location.ts";
import { spanText } from "./words.ts";

/** What the rule's author says: how to judge an alert, what it does not see, how to tune it. */
export function RuleFacts({ incident: { rule, ruleFile } }: { readonly incident: IncidentAnswer }) {
  return (
    <section class="panel stack" aria-labelledby="incidents-rule">
      <h2 id="incidents-rule">Rule</h2>
      {ruleFile === undefined ? (
        <p>{rule}: not one of this project's, so there are no notes.</p>
      ) : (
        <>
          <p>
            <a href={addressOf("content", ["rules", ruleFile.slug])}>{ruleFile.name}</a>{" "}
            <span class="quiet">
              every {spanText(ruleFile.frequency)}, over {spanText(ruleFile.period)}
            </span>
          </p>
          <p>{ruleFile.description}</p>
          <Notes title="False positives" notes={ruleFile.falsePositives} />
          <Notes title="What it does not see" notes={ruleFile.blindSpots} />
          <Notes title="Tuning" notes={ruleFile.tuning.map(({ knob, change }) => `${knob}: ${change}`)} />
          <details>
            <summary>Query</summary>
            <div class="stack">
              <a href={addressOf("logs", [], { query: ruleFile.query })}>Open in Logs</a>
              <pre class="incidents-kql">{ruleFile.query}</pre>
            </div>
          </details>
        </>
      )}
    </section>
  );
}

function Notes({ title, notes }: { readonly title: string; readonly notes: readonly string[] }) {
  if (notes.length === 0) return undefined;
  return (
    <div>
      <h3>{title}</h3>
      <ul class="incidents-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

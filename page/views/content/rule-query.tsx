import { useState } from "preact/hooks";
import type { RuleAnswer } from "../../../local-cloud/page-server/answers/content.ts";
import { addressOf } from "../../shell/location.ts";
import { Part } from "./item-page.tsx";
import { QueryText } from "./query-part.tsx";
import { QueryResult } from "./query-result.tsx";
import { knobOf, lookingBack, looks, minutesOf, spanWords } from "./query-text.ts";
import { useQueryRun } from "./use-query-run.ts";

/** The query of a rule, to be run as it is or for a look further back. */
export function RuleQuery({ rule: { name, query, trigger } }: { readonly rule: RuleAnswer }) {
  const [span, setSpan] = useState("");
  const { state, run, forget } = useQueryRun();
  const frequency = knobOf(query, "frequency") ?? "";
  const wider = looks.filter((each) => each !== "" && (minutesOf(each) ?? 0) > (minutesOf(frequency) ?? Infinity));
  const asked = lookingBack(query, span);
  const none =
    span === ""
      ? `No row: nothing to alert on. The rule looks at what arrived in its last ${spanWords(frequency)}, up to five minutes ago: look further back to see what it would have found.`
      : `No row: nothing to alert on in what arrived in the last ${spanWords(span)}.`;
  return (
    <Part title="Query">
      <p class="quiet">It alerts on {trigger}.</p>
      <div class="row">
        <button type="button" class="main" onClick={() => run(asked)}>
          Run the query now
        </button>
        <label class="row">
          Arrivals of
          <select
            value={span}
            onChange={({ currentTarget }) => {
              setSpan(currentTarget.value);
              forget();
            }}
          >
            <option value="">the last {spanWords(frequency)}, as the rule</option>
            {wider.map((each) => (
              <option key={each} value={each}>
                the last {spanWords(each)}, until now
              </option>
            ))}
          </select>
        </label>
        <a href={addressOf("logs", [], { query: asked.trim() })}>Open in Logs</a>
      </div>
      <QueryResult label={`Rows of ${name}`} state={state} none={none} />
      <QueryText query={asked} />
    </Part>
  );
}

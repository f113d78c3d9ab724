import { useState } from "preact/hooks";
import type { RunbookStep } from "../../../local-cloud/page-server/answers/incidents.ts";
import { addressOf } from "../../shell/location.ts";
import { rememberSteps, stepsDone } from "./remembered.ts";

export interface RunbookProps {
  readonly incidentId: string;
  readonly steps: readonly RunbookStep[];
}

/** What to do, step by step. What is ticked off stays so in this browser. */
export function Runbook({ incidentId, steps }: RunbookProps) {
  const [done, setDone] = useState(() => stepsDone(incidentId));
  const tick = (place: number, isDone: boolean): void => {
    const others = [...done].filter((each) => each !== place);
    const changed = new Set(isDone ? [...others, place] : others);
    rememberSteps(incidentId, changed);
    setDone(changed);
  };
  const ticked = steps.filter((_, place) => done.has(place)).length;
  return (
    <section class="panel stack" aria-labelledby="incidents-runbook">
      <h2 id="incidents-runbook">
        Runbook{" "}
        <span class="quiet">
          {ticked} of {steps.length} done
        </span>
      </h2>
      {steps.length === 0 ? <p class="quiet">The rule has none: it is not one of this project's.</p> : undefined}
      <ol class="incidents-runbook">
        {steps.map(({ step, window: span, look, query }, place) => (
          <li key={step}>
            <label>
              <input
                type="checkbox"
                checked={done.has(place)}
                onChange={({ currentTarget }) => tick(place, currentTarget.checked)}
              />
              <span>{step}</span>
            </label>
            <p class="quiet">
              {span} · <a href={addressOf("logs", [], { query, run: "1" })}>Look in {look}</a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

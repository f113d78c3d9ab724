import { ScrollRegion } from "../../parts/scroll-region.tsx";
import type { OutcomeGroup } from "./test-words.ts";

interface OutcomeProps {
  readonly group: OutcomeGroup | undefined;
  readonly isRunning: boolean;
}

/** How a test and those that are made of it went, in a word. */
export function Outcome({ group, isRunning }: OutcomeProps) {
  if (group === undefined || group.expected === 0) return null;
  const { outcomes, expected } = group;
  const failed = outcomes.filter(({ hasPassed }) => !hasPassed).length;
  if (failed > 0) return <span class="mark bad">{expected === 1 ? "Failed" : `${failed} of ${expected} failed`}</span>;
  if (outcomes.length < expected) return <span class="mark">{isRunning ? "To be run" : "Not run"}</span>;
  return <span class="mark good">{expected === 1 ? "Passed" : `All ${expected} passed`}</span>;
}

/** Each outcome by itself, with what differed. */
export function Outcomes({ group }: { readonly group: OutcomeGroup | undefined }) {
  if (group === undefined || group.outcomes.length === 0) return null;
  return (
    <ul class="list content-plain">
      {group.outcomes.map(({ name, hasPassed, difference, ms }) => (
        <li key={name}>
          <span class={hasPassed ? "mark good" : "mark bad"}>{hasPassed ? "Passed" : "Failed"}</span> {name}{" "}
          <span class="quiet">{ms} ms</span>
          {difference === "" ? undefined : (
            <ScrollRegion label={`What differed: ${name}`} class="content-difference">
              <pre>{difference}</pre>
            </ScrollRegion>
          )}
        </li>
      ))}
    </ul>
  );
}

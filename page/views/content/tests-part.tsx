import type { HuntingTestAnswer, RuleTestAnswer } from "../../../local-cloud/page-server/answers/content-tests.ts";
import { Fact, Part } from "./item-page.tsx";
import { Outcome, Outcomes } from "./test-outcomes.tsx";
import { TestShown } from "./test-shown.tsx";
import { groupOutcomes, progressWords } from "./test-words.ts";
import { useTestRun } from "./use-test-run.ts";

interface TestsPartProps {
  readonly section: "rules" | "hunting-queries";
  readonly slug: string;
  readonly tests: readonly (RuleTestAnswer | HuntingTestAnswer)[];
  /** Tests made of each firing test that do not hold, with the reason. */
  readonly exceptions: Readonly<Record<string, string>>;
}

const made = { late: "everything six hours late", repeated: "each event twice", backfill: "forty days old" } as const;

/** The tests of a file: what happens and what is expected, and how each goes when they are run. */
export function TestsPart({ section, slug, tests, exceptions }: TestsPartProps) {
  const { names, outcomes, isRunning, error, run, stop } = useTestRun(
    `/api/content/${section}/${encodeURIComponent(slug)}/tests`,
  );
  const groups = groupOutcomes(
    tests.map(({ name }) => name),
    names ?? [],
    outcomes,
  );
  return (
    <Part title="Tests">
      <p class="quiet">
        Each plays on day D, Tuesday 2026-03-10, in UTC, in a workspace of its own: nothing of them is stored here. The
        file is read anew for each run.
      </p>
      <div class="row">
        <button type="button" class="main" onClick={isRunning ? stop : run}>
          {isRunning ? "Stop the tests" : "Run the tests"}
        </button>
        <span role="status">
          {isRunning && names === undefined ? "Preparing …" : undefined}
          {names === undefined ? undefined : progressWords(names, outcomes)}
        </span>
      </div>
      {error === undefined ? undefined : (
        <p role="alert" class="content-lines">
          {error}
        </p>
      )}
      {tests.map((test) => {
        const group = groups.ofTest.get(test.name);
        const hasFailed = group?.outcomes.some(({ hasPassed }) => !hasPassed) === true;
        return (
          // Opened by a failure alone: what somebody opened stays open.
          <details key={test.name} class="content-test" {...(hasFailed ? { open: true } : {})}>
            <summary>
              {test.name} <Outcome group={group} isRunning={isRunning} />
            </summary>
            <div class="stack">
              <Outcomes group={group} />
              <TestShown test={test} />
            </div>
          </details>
        );
      })}
      {groups.others.expected === 0 ? undefined : (
        <details
          class="content-test"
          {...(groups.others.outcomes.some(({ hasPassed }) => !hasPassed) ? { open: true } : {})}
        >
          <summary>
            What must hold for every rule <Outcome group={groups.others} isRunning={isRunning} />
          </summary>
          <Outcomes group={groups.others} />
        </details>
      )}
      <dl class="content-facts">
        {Object.entries(made).map(([key, words]) => (
          <Fact key={key} name={`Not tested: ${words}`}>
            {exceptions[key]}
          </Fact>
        ))}
      </dl>
    </Part>
  );
}

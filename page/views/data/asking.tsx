import type { ComponentChildren } from "preact";
import type { Answered } from "../../server/use-answer.ts";

interface AskingProps<Answer> {
  /** What is loaded, in words: `tables`. */
  readonly what: string;
  readonly answered: Answered<Answer>;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** Shows an answer when it is there; before that that it is on its way, and why not if it does not come. */
export function Asking<Answer>({ what, answered: { value, error, reload }, children }: AskingProps<Answer>) {
  return (
    <>
      {error === undefined ? undefined : (
        <div class="row" role="alert">
          <span>{error}</span>
          <button type="button" onClick={reload}>
            Try again
          </button>
        </div>
      )}
      {value !== undefined ? children(value) : error === undefined ? <p class="quiet">Loading {what} …</p> : undefined}
    </>
  );
}

import type { QueryFinding } from "../../../local-cloud/page-server/answers/language.ts";

export interface QueryProblemsProps {
  readonly findings: readonly QueryFinding[];
  /** Goes to a place of the query. */
  readonly onGo: (finding: QueryFinding) => void;
}

/** More would hide the result; the editor marks them all. */
const mostShown = 5;

const marks = { error: "mark bad", warning: "mark warning", suggestion: "mark" } as const;

/** What the language service finds wrong, in words: squiggles alone tell nothing to whoever cannot see or point. */
export function QueryProblems({ findings, onGo }: QueryProblemsProps) {
  const shown = findings.slice(0, mostShown);
  return (
    <div aria-live="polite">
      {shown.length === 0 ? undefined : (
        <ul class="logs-problems">
          {shown.map((finding) => (
            <li key={`${finding.start} ${finding.code}`}>
              <span class={marks[finding.severity]}>{finding.severity}</span>{" "}
              <button type="button" class="logs-link" onClick={() => onGo(finding)}>
                Line {finding.line}, column {finding.column}
              </button>{" "}
              {finding.message} <span class="quiet">{finding.code}</span>
            </li>
          ))}
          {findings.length > mostShown ? <li class="quiet">… and {findings.length - mostShown} more.</li> : undefined}
        </ul>
      )}
    </div>
  );
}

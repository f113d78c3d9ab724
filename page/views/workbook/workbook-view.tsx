import { useMemo } from "preact/hooks";
import type { WorkbookAnswer } from "../../../local-cloud/page-server/answers/workbook.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import type { ViewProps } from "../../shell/view-props.ts";
import { momentText } from "../../words/moment-text.ts";
import { OpenedWorkbook } from "./opened-workbook.tsx";
import { readNotebook } from "./read-notebook.ts";
import "./workbook.css";

/** The deployed workbook over the local workspace, as Azure would show it. */
export function WorkbookView({ place }: ViewProps) {
  const { value, error, isLoading, reload } = useAnswer(
    async (signal) => read<WorkbookAnswer>("/api/workbook", signal),
    [],
  );
  const items = useMemo(() => readNotebook(value?.definition), [value]);
  return (
    <div class="stack">
      <div class="row">
        <h1>{value?.name ?? "Workbook"}</h1>
        <span class="workbook-fill" />
        {value === undefined ? undefined : <span class="quiet">As of {momentText(value.now)}. Times are UTC.</span>}
        <button type="button" onClick={reload}>
          Refresh
        </button>
      </div>
      {error === undefined ? undefined : (
        <p role="alert">
          {error} {value === undefined ? "Deploy the template with its workbook, then refresh." : undefined}
        </p>
      )}
      {value === undefined && isLoading ? <p class="quiet">Loading …</p> : undefined}
      {value === undefined ? undefined : <OpenedWorkbook items={items} now={value.now} search={place.search} />}
    </div>
  );
}

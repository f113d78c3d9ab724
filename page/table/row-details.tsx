import { useEffect, useRef } from "preact/hooks";
import type { Cell, Column } from "../server/result.ts";
import { rowValues } from "./row-values.ts";
import "./row-details.css";

export interface RowDetailsProps {
  readonly columns: readonly Column[];
  readonly row: readonly Cell[];
  readonly onClose: () => void;
}

/** One row with all its columns, in full. Escape closes it, and so does a click beside it. */
export function RowDetails({ columns, row, onClose }: RowDetailsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog class="row-details" aria-label="Row" ref={dialog} onClose={onClose} closedby="any">
      <div class="stack">
        <div class="row row-details-head">
          <h2>Row</h2>
          <button type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <dl>
          {rowValues(columns, row).map(({ name, type, text, isBlock }) => (
            <div key={name}>
              <dt>
                {name} <span class="quiet">{type}</span>
              </dt>
              <dd>{isBlock ? <pre>{text}</pre> : text === "" ? <span class="quiet">empty</span> : text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </dialog>
  );
}

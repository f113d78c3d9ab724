import type { Cell } from "../../server/result.ts";
import { formattedText, safeAddress, shareOf, thresholdOf } from "./cell-format.ts";
import type { Format } from "./cell-format.ts";
import { incidentAddress } from "./incident-address.ts";

export interface GridCellProps {
  readonly cell: Cell;
  /** KQL type of the column. */
  readonly type: string;
  readonly format: Format;
  /** Greatest number of the column. */
  readonly greatest: number;
}

/** A cell as its column's renderer has it. Whatever it says, it stays text. */
export function GridCell({ cell, type, format, greatest }: GridCellProps) {
  switch (format.kind) {
    case "bar":
      return (
        <span class="workbook-bar" style={{ "--share": shareOf(cell, greatest) }}>
          <span>{formattedText(cell, type, format.number)}</span>
        </span>
      );
    case "heat":
      return (
        <span class="workbook-heat" style={{ "--share": shareOf(cell, greatest) }}>
          {formattedText(cell, type, format.number)}
        </span>
      );
    case "thresholds": {
      const shown = thresholdOf(cell, type, format);
      if (shown === undefined) return <></>;
      return (
        <>
          <span class={`workbook-icon ${shown.mark}`} aria-hidden="true">
            {shown.sign}
          </span>
          {shown.text}
        </>
      );
    }
    case "link": {
      const address = safeAddress(cell);
      if (address === undefined) return <>{formattedText(cell, type, undefined)}</>;
      const incident = incidentAddress(address);
      const beside = incident === undefined ? { target: "_blank", rel: "noreferrer" } : {};
      return (
        <a href={incident ?? address} {...beside} onClick={(event) => event.stopPropagation()}>
          {format.label ?? address}
        </a>
      );
    }
    case "text":
      return <>{formattedText(cell, type, format.number)}</>;
    case "hidden":
      return <></>;
  }
}

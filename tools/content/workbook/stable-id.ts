import { createHash } from "node:crypto";

/** A GUID that is the same for the same text: parameters and links of a workbook need one each. */
export function stableId(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

import type { ChartColours } from "./chart-settings.ts";

/** A legend at the foot, which is paged through where there is no room for all of it. */
export function legendOption({ text, quiet, line }: Pick<ChartColours, "text" | "quiet" | "line">) {
  return {
    bottom: 0,
    type: "scroll",
    textStyle: { color: text },
    pageTextStyle: { color: quiet },
    pageIconColor: text,
    pageIconInactiveColor: line,
  } as const;
}

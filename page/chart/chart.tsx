import { useEffect, useRef, useState } from "preact/hooks";
import { onThemeChange } from "../shell/theme.ts";
import { chartHeight } from "./chart-height.ts";
import { chartOption } from "./chart-option.ts";
import type { ChartColours, ChartSettings } from "./chart-settings.ts";
import type { Drawing } from "./draw.ts";
import type { Result } from "../server/result.ts";
import "./chart.css";

export interface ChartProps {
  /** What it shows, for whoever cannot see it. */
  readonly label: string;
  readonly settings: ChartSettings;
  readonly result: Pick<Result, "columns" | "rows">;
  /** Pixels, at least. @default 280 */
  readonly height?: number;
}

/** Draws a result. The library is loaded with the first chart. */
export function Chart({ label, settings, result, height = 280 }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>();
  const [error, setError] = useState<string>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let made: Drawing | undefined;
    let isGone = false;
    import("./draw.ts").then(
      ({ draw }) => {
        if (isGone || place.current === null) return;
        made = draw(place.current);
        setDrawing(made);
      },
      (reason: unknown) => setError(String(reason)),
    );
    return () => {
      isGone = true;
      made?.end();
    };
  }, []);
  useEffect(() => onThemeChange(() => setTurn((last) => last + 1)), []);
  useEffect(() => {
    if (place.current !== null) drawing?.show(chartOption(settings, result, coloursOf(place.current)));
  }, [drawing, settings, result, turn]);
  if (error !== undefined) return <p role="alert">The chart could not be drawn: {error}</p>;
  return (
    <div
      class="chart"
      role="img"
      aria-label={label}
      ref={place}
      style={{ height: `${chartHeight(settings, result, height)}px` }}
    />
  );
}

/** Colours of the page as it is at the moment; a canvas knows no variables. */
function coloursOf(element: HTMLElement): ChartColours {
  const probe = document.createElement("span");
  element.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    text: colour("--text"),
    quiet: colour("--quiet"),
    line: colour("--line"),
    land: colour("--raised"),
    ground: colour("--panel"),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => colour(`--series-${number}`)),
  };
  probe.remove();
  return colours;
}

import { BarChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GeoComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, registerMap, use as register } from "echarts/core";
import type { EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { feature } from "topojson-client";
import world from "world-atlas/countries-110m.json" with { type: "json" };
import { flatRings } from "./flat-world.ts";
import type { Rings } from "./flat-world.ts";
import { worldMap } from "./map-option.ts";

register([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
]);
interface Country {
  readonly id?: string;
  readonly geometry:
    | { readonly type: "Polygon"; readonly coordinates: Rings }
    | { readonly type: "MultiPolygon"; readonly coordinates: readonly Rings[] };
}

/** ISO 3166 number of Antarctica, which is around the pole and so on no flat map whole. */
const antarctica = "010";

// The types of a file of JSON are wider than those of topojson.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file is a topology (README of world-atlas)
const topology = world as unknown as Parameters<typeof feature>[0];
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `countries` is a collection of polygons
const countries = feature(topology, "countries") as unknown as { readonly features: readonly Country[] };
const map = {
  type: "FeatureCollection",
  features: countries.features
    .filter(({ id }) => id !== antarctica)
    .map((country) => ({
      type: "Feature",
      properties: {},
      geometry: { type: "MultiPolygon", coordinates: polygonsOf(country).map(flatRings) },
    })),
};
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- GeoJSON, but the library's type wants arrays that may change
registerMap(worldMap, map as unknown as Parameters<typeof registerMap>[1]);

function polygonsOf({ geometry }: Country): readonly Rings[] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** A chart in an element of the page. */
export interface Drawing {
  readonly show: (option: EChartsCoreOption) => void;
  readonly end: () => void;
}

/** Draws into an element, as wide as it is, also when that changes. */
export function draw(element: HTMLElement): Drawing {
  const chart = init(element, undefined, { renderer: "canvas" });
  const watching = new ResizeObserver(() => {
    // One that is just being taken off the page has no size, and a map of no size cannot be laid out.
    if (element.clientWidth > 0) chart.resize();
  });
  watching.observe(element);
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    end() {
      watching.disconnect();
      chart.dispose();
    },
  };
}

import { describe, expect, it } from "vitest";

import { expressions, queries } from "../cases.ts";
import { valueOf } from "../running.ts";

describe("geospatial functions", () => {
  expressions([
    ["round(geo_distance_2points(-122.407628, 47.578557, -118.275287, 34.019056), 6)", "1546754.351974"],
    ["geo_distance_2points(1, 1, 1, 1, false)", "0.0"],
    ["geo_distance_2points(300, 1, 1, 1)", "null"],
    ["geo_distance_2points(real(null), 1, 1, 1)", "null"],
    ["geo_point_in_circle(-122.143564, 47.535677, -122.100896, 47.527351, 3500)", "true"],
    ["geo_point_in_circle(-122.137575, 47.630683, -122.100896, 47.527351, 3500)", "false"],
    ["geo_point_in_circle(200, 1, 1, 1, 1)", "null"],
    ["geo_point_in_circle(1, 1, 1, 1, -1)", "null"],
  ]);
  queries([
    [
      `datatable(longitude:real, latitude:real, place:string) [
        real(-122.317404), 47.609119, 'Seattle', real(-123.497688), 47.458098, 'Olympic National Forest',
        real(-122.201741), 47.677084, 'Kirkland', real(-122.443663), 47.247092, 'Tacoma',
        real(-122.121975), 47.671345, 'Redmond']
      | where geo_point_in_circle(longitude, latitude, -122.317404, 47.609119, 18000)
      | project place`,
      ["Seattle", "Kirkland", "Redmond"],
    ],
  ]);

  it.each(["geo_distance_2points(1, 1, 2, 2, true)", "geo_point_to_geohash(1, 1)"])(
    "refuses %s",
    async (expression) => {
      await expect(valueOf(expression)).rejects.toThrow("is not supported");
    },
  );
});

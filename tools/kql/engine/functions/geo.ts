import { unsupported } from "../../plan/position.ts";
import type { Value } from "../../values/types.ts";
import { type FunctionFamily, raw, real } from "./define.ts";

/** Metres: the sphere that gives the documentation's distance from Seattle to Los Angeles. */
const earthRadius = 6_371_010;

/** Distances on a sphere. Coordinates are degrees, the longitude first; those that do not exist give null. All other `geo_` functions are missing. */
export const geo: FunctionFamily = {
  geo_distance_2points: raw((values, { arguments: list, position }) => {
    if (list[4] !== undefined && values[4] !== false) {
      throw unsupported("geo_distance_2points on a spheroid", position);
    }
    return distance(values.slice(0, 4));
  }),
  geo_point_in_circle: raw((values) => {
    const [metres, radius] = [distance(values.slice(0, 4)), real(values[4] ?? null, "real")];
    return metres === null || radius === null || !(radius > 0) ? null : metres <= radius;
  }),
};

function distance(values: readonly Value[]): number | null {
  const [longitude, latitude, otherLongitude, otherLatitude] = values.map((value) => real(value, "real"));
  if (
    !isDegree(longitude, 180) ||
    !isDegree(latitude, 90) ||
    !isDegree(otherLongitude, 180) ||
    !isDegree(otherLatitude, 90)
  ) {
    return null;
  }
  const [one, other] = [radians(latitude), radians(otherLatitude)];
  const haversine =
    Math.sin((other - one) / 2) ** 2 +
    Math.cos(one) * Math.cos(other) * Math.sin(radians(otherLongitude - longitude) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

function isDegree(value: number | null | undefined, limit: number): value is number {
  return typeof value === "number" && Math.abs(value) <= limit;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

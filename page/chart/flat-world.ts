/** Polygons of a country, as GeoJSON has them: rings of longitude and latitude. */
export type Rings = readonly (readonly (readonly number[])[])[];

/**
 * Rings that cross the 180th meridian go on beyond it: 181° is where -179° is. On a globe they are whole; on a flat map a line would lead from one
 * edge to the other (Chukotka, Fiji).
 */
export function flatRings(rings: Rings): Rings {
  return rings.map((ring) => {
    const isCrossing = ring.some(([east = 0], index) => Math.abs(east - (ring[index - 1]?.[0] ?? east)) > 180);
    return isCrossing ? ring.map(([east = 0, ...rest]) => [east < 0 ? east + 360 : east, ...rest]) : ring;
  });
}

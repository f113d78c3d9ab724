import type { Location } from "../../../local-cloud/onepassword/event-shapes.ts";

/** City, region, degrees north and east. Tests of rules place people by country. */
const capitals: Readonly<Record<string, readonly [city: string, region: string, north: number, east: number]>> = {
  AU: ["Canberra", "Australian Capital Territory", -35.28, 149.13],
  BE: ["Brussels", "Brussels Capital", 50.85, 4.35],
  BR: ["Brasilia", "Federal District", -15.79, -47.88],
  CA: ["Ottawa", "Ontario", 45.42, -75.7],
  CH: ["Bern", "Bern", 46.95, 7.45],
  CL: ["Santiago", "Santiago Metropolitan", -33.45, -70.67],
  CN: ["Beijing", "Beijing", 39.9, 116.41],
  DE: ["Berlin", "Berlin", 52.52, 13.41],
  ES: ["Madrid", "Madrid", 40.42, -3.7],
  FR: ["Paris", "Ile-de-France", 48.86, 2.35],
  GB: ["London", "England", 51.51, -0.13],
  IE: ["Dublin", "Leinster", 53.35, -6.26],
  IN: ["New Delhi", "Delhi", 28.61, 77.21],
  IR: ["Tehran", "Tehran", 35.69, 51.39],
  IT: ["Rome", "Lazio", 41.9, 12.5],
  JP: ["Tokyo", "Tokyo", 35.69, 139.69],
  KP: ["Pyongyang", "Pyongyang", 39.03, 125.75],
  MX: ["Mexico City", "Mexico City", 19.43, -99.13],
  NG: ["Abuja", "Federal Capital Territory", 9.06, 7.5],
  NL: ["Amsterdam", "North Holland", 52.37, 4.89],
  NZ: ["Wellington", "Wellington", -41.29, 174.78],
  PL: ["Warsaw", "Masovia", 52.23, 21.01],
  PT: ["Lisbon", "Lisbon", 38.72, -9.14],
  RO: ["Bucharest", "Bucharest", 44.43, 26.1],
  RU: ["Moscow", "Moscow", 55.76, 37.62],
  SE: ["Stockholm", "Stockholm", 59.33, 18.07],
  SG: ["Singapore", "Central Singapore", 1.29, 103.85],
  UA: ["Kyiv", "Kyiv", 50.45, 30.52],
  US: ["Washington", "District of Columbia", 38.91, -77.04],
  ZA: ["Pretoria", "Gauteng", -25.75, 28.19],
};

/** The place of somebody in a country, as geolocation gives it. */
export function capitalOf(country: string): Location {
  const capital = capitals[country];
  if (capital === undefined) {
    throw new Error(`No capital of ${country} is known: give the event a location, or add it to capitals.ts.`);
  }
  const [city, region, latitude, longitude] = capital;
  return { country, region, city, latitude, longitude };
}

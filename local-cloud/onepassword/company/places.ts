import type { Location } from "../event-shapes.ts";
import type { Random } from "./random.ts";

/** A city with what a geolocation answers for an address there. Country as ISO 3166 code, coordinates in degrees. */
export type City = {
  readonly name: string;
  readonly region: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
};

const amsterdam: City = {
  name: "Amsterdam",
  region: "North Holland",
  country: "NL",
  latitude: 52.374,
  longitude: 4.89,
  timeZone: "Europe/Amsterdam",
};
const toronto: City = {
  name: "Toronto",
  region: "Ontario",
  country: "CA",
  latitude: 43.653,
  longitude: -79.383,
  timeZone: "America/Toronto",
};
const singapore: City = {
  name: "Singapore",
  region: "Central Singapore",
  country: "SG",
  latitude: 1.29,
  longitude: 103.85,
  timeZone: "Asia/Singapore",
};
const austin: City = {
  name: "Austin",
  region: "Texas",
  country: "US",
  latitude: 30.267,
  longitude: -97.743,
  timeZone: "America/Chicago",
};

/** Where the company has offices. */
export const officeCities: readonly City[] = [amsterdam, toronto, singapore, austin];

/** Where people work from home; the office they belong to is the one named. */
export const remoteCities: readonly (City & { readonly office: City })[] = [
  {
    name: "Lisbon",
    region: "Lisbon",
    country: "PT",
    latitude: 38.722,
    longitude: -9.139,
    timeZone: "Europe/Lisbon",
    office: amsterdam,
  },
  {
    name: "Berlin",
    region: "Berlin",
    country: "DE",
    latitude: 52.52,
    longitude: 13.405,
    timeZone: "Europe/Berlin",
    office: amsterdam,
  },
  {
    name: "Halifax",
    region: "Nova Scotia",
    country: "CA",
    latitude: 44.649,
    longitude: -63.575,
    timeZone: "America/Halifax",
    office: toronto,
  },
  {
    name: "Denver",
    region: "Colorado",
    country: "US",
    latitude: 39.739,
    longitude: -104.99,
    timeZone: "America/Denver",
    office: austin,
  },
  {
    name: "Sydney",
    region: "New South Wales",
    country: "AU",
    latitude: -33.869,
    longitude: 151.209,
    timeZone: "Australia/Sydney",
    office: singapore,
  },
];

const carrierCities: readonly (City & { readonly near: string })[] = [
  { ...place("Rotterdam", "South Holland", "NL", 51.924, 4.478, "Europe/Amsterdam"), near: "Amsterdam" },
  { ...place("Ottawa", "Ontario", "CA", 45.421, -75.697, "America/Toronto"), near: "Toronto" },
  { ...place("Dallas", "Texas", "US", 32.777, -96.797, "America/Chicago"), near: "Austin" },
  { ...place("Porto", "Porto", "PT", 41.158, -8.629, "Europe/Lisbon"), near: "Lisbon" },
  { ...place("Hamburg", "Hamburg", "DE", 53.551, 9.994, "Europe/Berlin"), near: "Berlin" },
  { ...place("Moncton", "New Brunswick", "CA", 46.088, -64.778, "America/Moncton"), near: "Halifax" },
  { ...place("Colorado Springs", "Colorado", "US", 38.834, -104.821, "America/Denver"), near: "Denver" },
  { ...place("Canberra", "Australian Capital Territory", "AU", -35.281, 149.13, "Australia/Sydney"), near: "Sydney" },
];

/** Across the border of Singapore, whose phones take its networks now and then. */
export const johorBahru: City = place("Johor Bahru", "Johor", "MY", 1.493, 103.741, "Asia/Kuala_Lumpur");

/** Where the traffic of a phone in a city comes out: another city nearby, as carriers have it. */
export function carrierCity(city: City): City {
  return carrierCities.find(({ near }) => near === city.name) ?? city;
}

/** Where conferences are; the company has nobody there. */
export const conferenceCities: readonly City[] = [
  place("London", "England", "GB", 51.507, -0.128, "Europe/London"),
  place("Paris", "Ile-de-France", "FR", 48.857, 2.352, "Europe/Paris"),
  place("Tokyo", "Tokyo", "JP", 35.69, 139.692, "Asia/Tokyo"),
  place("Las Vegas", "Nevada", "US", 36.17, -115.14, "America/Los_Angeles"),
];

/** Where nobody of the company lives: attacks come from here. */
export const farCities: readonly City[] = [
  {
    name: "Santiago",
    region: "Santiago Metropolitan",
    country: "CL",
    latitude: -33.449,
    longitude: -70.669,
    timeZone: "America/Santiago",
  },
  {
    name: "Auckland",
    region: "Auckland",
    country: "NZ",
    latitude: -36.85,
    longitude: 174.764,
    timeZone: "Pacific/Auckland",
  },
  {
    name: "Reykjavik",
    region: "Capital Region",
    country: "IS",
    latitude: 64.146,
    longitude: -21.942,
    timeZone: "Atlantic/Reykjavik",
  },
];

// The table's columns, so that a city is a line.
// eslint-disable-next-line eslint/max-params -- a row of a table
function place(
  name: string,
  region: string,
  country: string,
  latitude: number,
  longitude: number,
  timeZone: string,
): City {
  return { name, region, country, latitude, longitude, timeZone };
}

/** The complete location of a city, as an event has it. */
export function locationOf({ country, region, name, latitude, longitude }: City): Location {
  return { country, region, city: name, latitude, longitude };
}

/** The location as geolocation really answers: mostly complete, sometimes the country alone, sometimes nothing. */
export function guessLocation(random: Random, city: City): Location | undefined {
  const luck = random.between(0, 1);
  if (luck < 0.03) return undefined;
  if (luck < 0.06) return { country: city.country };
  if (luck < 0.08) return { country: city.country, latitude: city.latitude, longitude: city.longitude };
  return locationOf(city);
}

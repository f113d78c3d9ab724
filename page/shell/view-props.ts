import type { Place } from "./location.ts";

/** What a view is given: where one is. */
export interface ViewProps {
  readonly place: Place;
}

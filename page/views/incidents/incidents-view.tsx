import type { ViewProps } from "../../shell/view-props.ts";
import { filtersOf } from "./filters.ts";
import { IncidentDetail } from "./incident-detail.tsx";
import { IncidentList } from "./incident-list.tsx";
import "./incidents.css";

/** All incidents, or the one that the address names. The filters stay in the address either way. */
export function IncidentsView({ place }: ViewProps) {
  const [id] = place.below;
  const filters = filtersOf(place.search);
  return id === undefined ? <IncidentList filters={filters} /> : <IncidentDetail key={id} id={id} filters={filters} />;
}

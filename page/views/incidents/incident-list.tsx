import { useEffect, useRef } from "preact/hooks";
import type {
  IncidentList as ListAnswer,
  IncidentSummary,
} from "../../../local-cloud/page-server/answers/incidents.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf, goInPlace } from "../../shell/location.ts";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import { momentText } from "../../words/moment-text.ts";
import { FilterBar } from "./filter-bar.tsx";
import { filtered, searchOf } from "./filters.ts";
import type { Filters } from "./filters.ts";
import { takeOpened } from "./last-opened.ts";
import { Moment, StatusMark } from "./marks.tsx";
import { analystName } from "./remembered.ts";
import { spaced } from "../../words/spaced.ts";
import "./incident-list.css";

const pollMs = 5_000;

/** The incidents, the newest first, as the filters leave them. */
export function IncidentList({ filters }: { readonly filters: Filters }) {
  const answer = useAnswer((signal) => read<ListAnswer>("/api/incidents", signal), [], pollMs);
  const analyst = analystName();
  const all = answer.value?.incidents ?? [];
  const shown = filtered(all, filters, analyst);
  const change = (changed: Partial<Filters>): void =>
    goInPlace(addressOf("incidents", [], searchOf({ ...filters, ...changed })));
  return (
    <section class="stack">
      <div class="row">
        <h1>Incidents</h1>
        <p class="incidents-count quiet" role="status">
          {answer.value === undefined ? "" : `${shown.length} of ${all.length}`}
        </p>
      </div>
      <FilterBar filters={filters} onChange={change} />
      {answer.error === undefined ? undefined : <p role="alert">{answer.error}</p>}
      {answer.value === undefined && answer.error === undefined ? <p class="quiet">Loading …</p> : undefined}
      {answer.value !== undefined && shown.length === 0 ? (
        <Nothing isFiltered={all.length > 0} mineOfNobody={filters.owner === "mine" && analyst === undefined} />
      ) : undefined}
      {shown.length > 0 ? <Lines incidents={shown} filters={filters} /> : undefined}
    </section>
  );
}

function Nothing({ isFiltered, mineOfNobody }: { readonly isFiltered: boolean; readonly mineOfNobody: boolean }) {
  if (mineOfNobody) {
    return <p class="panel">Nobody has said who you are. Open an incident and choose “Assign to me”.</p>;
  }
  if (isFiltered) {
    return (
      <div class="panel row">
        <span>No incident fits the filters.</span>
        <a href={addressOf("incidents")}>Show all</a>
      </div>
    );
  }
  return (
    <div class="panel stack">
      <p>
        There is no incident yet. Rules run over what the connector has brought; those that find something open one.
      </p>
      <p>
        See under <a href={addressOf("connector")}>Connector</a> whether events arrive, and under{" "}
        <a href={addressOf("content")}>Content</a> which rules run. Attacks are part of the generated company unless it
        was started without them.
      </p>
    </div>
  );
}

function Lines({ incidents, filters }: { readonly incidents: readonly IncidentSummary[]; readonly filters: Filters }) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const id = takeOpened();
    if (id !== undefined) table.current?.querySelector<HTMLElement>(`a[data-id="${CSS.escape(id)}"]`)?.focus();
  }, []);
  return (
    <table class="incidents-list panel" ref={table}>
      <caption class="hidden">Incidents, the newest first. Times are UTC.</caption>
      <thead>
        <tr>
          <th scope="col">Severity</th>
          <th scope="col">Incident</th>
          <th scope="col">Status</th>
          <th scope="col" class="wide">
            Owner
          </th>
          <th scope="col" class="widest">
            Tactics
          </th>
          <th scope="col" class="wide">
            Alerts
          </th>
          <th scope="col" class="wide">
            Created (UTC)
          </th>
          <th scope="col" class="wide">
            Changed (UTC)
          </th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <Line key={incident.id} incident={incident} filters={filters} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ incident, filters }: { readonly incident: IncidentSummary; readonly filters: Filters }) {
  const { id, number, title, severity, status, owner, rule, tactics, alerts, entities, moreEntities } = incident;
  const more = moreEntities > 0 ? `, ${moreEntities} more` : "";
  return (
    <tr>
      <td>
        <SeverityMark severity={severity} />
      </td>
      <td class="incidents-what">
        <a href={addressOf("incidents", [id], searchOf(filters))} data-id={id}>
          #{number} {title}
        </a>
        <span class="quiet">
          {rule}
          {entities.length === 0 ? "" : ` · ${entities.join(", ")}${more}`}
        </span>
      </td>
      <td>
        <StatusMark status={status} />
      </td>
      <td class="wide">{owner ?? <span class="quiet">nobody</span>}</td>
      <td class="widest">{tactics.map(spaced).join(", ")}</td>
      <td class="wide number">{alerts}</td>
      <td class="wide time">
        <Moment at={incident.createdAt} text={momentText(incident.createdAt)} />
      </td>
      <td class="wide time">
        <Moment at={incident.changedAt} text={momentText(incident.changedAt)} />
      </td>
    </tr>
  );
}

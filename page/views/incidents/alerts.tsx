import { useState } from "preact/hooks";
import type { AlertAnswer } from "../../../local-cloud/page-server/answers/incidents.ts";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import { momentText } from "../../words/moment-text.ts";
import { EvidenceTable } from "./evidence-table.tsx";
import { Moment } from "./marks.tsx";
import { countText } from "../../words/count-text.ts";

/** Alerts whose evidence is shown at once; the others are opened. */
const openAtFirst = 3;

/** The alerts of an incident, each with the rows behind it. */
export function Alerts({ alerts }: { readonly alerts: readonly AlertAnswer[] }) {
  return (
    <section class="panel stack" aria-labelledby="incidents-alerts">
      <h2 id="incidents-alerts">{countText(alerts.length, "alert")}</h2>
      {alerts.map((alert) => (
        <Alert key={alert.number} alert={alert} isOpen={alert.number <= openAtFirst} />
      ))}
    </section>
  );
}

interface AlertProps {
  readonly alert: AlertAnswer;
  readonly isOpen: boolean;
}

function Alert({ alert, isOpen }: AlertProps) {
  const [open, setOpen] = useState(isOpen);
  const { number, at, title, description, severity, details, evidence } = alert;
  const { rows, total } = evidence;
  return (
    <details class="incidents-alert" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <SeverityMark severity={severity} /> <b>{title}</b>{" "}
        <span class="quiet">
          <Moment at={at} text={momentText(at)} /> UTC
        </span>
      </summary>
      {open ? (
        <div class="stack">
          <p>{description}</p>
          <Details details={details} />
          <h3>
            Evidence{" "}
            <span class="quiet">
              {rows.length < total ? `first ${rows.length} of ${countText(total, "row")}` : countText(total, "row")}
            </span>
          </h3>
          {rows.length === 0 ? (
            <p class="quiet">The rule fires when its query finds nothing: there are no rows.</p>
          ) : (
            <EvidenceTable label={`Evidence of alert ${number}`} columns={evidence.columns} rows={rows} />
          )}
        </div>
      ) : undefined}
    </details>
  );
}

function Details({ details }: { readonly details: AlertAnswer["details"] }) {
  const named = Object.entries(details).filter(([, values]) => values.length > 0);
  if (named.length === 0) return undefined;
  return (
    <dl class="incidents-facts">
      {named.map(([name, values]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{values.join(", ")}</dd>
        </div>
      ))}
    </dl>
  );
}

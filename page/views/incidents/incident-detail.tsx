import { useEffect, useRef, useState } from "preact/hooks";
import type { IncidentAnswer } from "../../../local-cloud/page-server/answers/incidents.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf } from "../../shell/location.ts";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import { momentText } from "../../words/moment-text.ts";
import { Alerts } from "./alerts.tsx";
import { ChangeForm } from "./change-form.tsx";
import { Entities } from "./entities.tsx";
import { searchOf } from "./filters.ts";
import type { Filters } from "./filters.ts";
import { Hunting } from "./hunting.tsx";
import { noteOpened } from "./last-opened.ts";
import { Moment, StatusMark } from "./marks.tsx";
import { RuleFacts } from "./rule-facts.tsx";
import { Runbook } from "./runbook.tsx";
import { Timeline } from "./timeline.tsx";
import { spaced } from "../../words/spaced.ts";

const pollMs = 5_000;

/** One incident, with everything that helps to judge it. */
export function IncidentDetail({ id, filters }: { readonly id: string; readonly filters: Filters }) {
  // As long as nothing has changed, the same object stays: tables keep their order and their rows.
  const lastRef = useRef<IncidentAnswer | undefined>(undefined);
  const [saved, setSaved] = useState<IncidentAnswer>();
  const answer = useAnswer(
    async (signal) => {
      const next = await read<IncidentAnswer>(`/api/incidents/${encodeURIComponent(id)}`, signal);
      if (lastRef.current?.changedAt !== next.changedAt) lastRef.current = next;
      return lastRef.current ?? next;
    },
    [id],
    pollMs,
  );
  useEffect(() => noteOpened(id), [id]);
  const known = answer.value;
  const incident = saved !== undefined && saved.changedAt > (known?.changedAt ?? 0) ? saved : known;
  return (
    <article class="incidents-one stack">
      <a class="incidents-back" href={addressOf("incidents", [], searchOf(filters))}>
        ← All incidents
      </a>
      {incident === undefined ? <h1>Incident</h1> : undefined}
      {answer.error === undefined ? undefined : (
        <p role="alert">
          {answer.error} {incident === undefined ? undefined : "What follows is as it was before."}
        </p>
      )}
      {incident === undefined && answer.error === undefined ? <p class="quiet">Loading …</p> : undefined}
      {incident === undefined ? undefined : (
        <>
          <Header incident={incident} onSaved={setSaved} onRefused={answer.reload} />
          <div class="incidents-columns">
            <div class="stack">
              <Alerts alerts={incident.alertsWithEvidence} />
              <Timeline entries={incident.timeline} eventsLeftOut={incident.eventsLeftOut} />
              <Hunting queries={incident.hunting} entities={incident.allEntities} />
            </div>
            <div class="stack">
              <Entities incident={incident} />
              <Runbook incidentId={incident.id} steps={incident.runbook} />
              <RuleFacts incident={incident} />
            </div>
          </div>
        </>
      )}
    </article>
  );
}

interface HeaderProps {
  readonly incident: IncidentAnswer;
  readonly onSaved: (incident: IncidentAnswer) => void;
  readonly onRefused: () => void;
}

function Header({ incident, onSaved, onRefused }: HeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The link that led here is gone: whoever uses the keyboard or a screen reader goes on here.
  useEffect(() => heading.current?.focus(), []);
  const { number, title, severity, status, classification, owner, rule, createdAt, changedAt, tactics, techniques } =
    incident;
  return (
    <header class="panel stack">
      <h1 ref={heading} tabIndex={-1}>
        <span class="quiet">#{number}</span> {title}
      </h1>
      <div class="row">
        <SeverityMark severity={severity} />
        <StatusMark status={status} />
        {classification === null ? undefined : <span class="mark">{spaced(classification)}</span>}
        <span>
          Owner: <b class="incidents-owner">{owner ?? "nobody"}</b>
        </span>
        <span class="quiet">{[...tactics.map(spaced), ...techniques].join(" · ")}</span>
      </div>
      {incident.description === "" ? undefined : <p>{incident.description}</p>}
      <p class="quiet">
        {rule} · created <Moment at={createdAt} text={momentText(createdAt)} />, changed{" "}
        <Moment at={changedAt} text={momentText(changedAt)} /> UTC
      </p>
      <ChangeForm incident={incident} onSaved={onSaved} onRefused={onRefused} />
    </header>
  );
}

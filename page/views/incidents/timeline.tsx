import { useState } from "preact/hooks";
import type { TimelineEntry } from "../../../local-cloud/page-server/answers/incidents.ts";
import { Moment } from "./marks.tsx";
import { countText } from "../../words/count-text.ts";
import { clockText } from "../../words/moment-text.ts";
import { byDay } from "./timeline-days.ts";

/** Entries that are shown at first. */
const shownAtFirst = 60;

const kinds = {
  event: { name: "Event", mark: "mark" },
  alert: { name: "Alert", mark: "mark bad" },
  change: { name: "Change", mark: "mark good" },
} as const;

export interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** Events that are in the evidence alone. */
  readonly eventsLeftOut: number;
}

/** What happened, what was seen of it, and what was done about it. */
export function Timeline({ entries, eventsLeftOut }: TimelineProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? entries : entries.slice(0, shownAtFirst);
  return (
    <section class="panel stack" aria-labelledby="incidents-timeline">
      <h2 id="incidents-timeline">
        Timeline <span class="quiet">UTC, the oldest first</span>
      </h2>
      {byDay(shown).map(({ day, entries: ofDay }) => (
        <div key={day}>
          <h3>{day}</h3>
          <ol class="incidents-timeline">
            {ofDay.map((entry) => (
              <Entry key={entry.number} entry={entry} />
            ))}
          </ol>
        </div>
      ))}
      {entries.length > shownAtFirst ? (
        <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? `Show the first ${shownAtFirst}` : `Show all ${entries.length}`}
        </button>
      ) : undefined}
      {eventsLeftOut > 0 ? (
        <p class="quiet">
          {countText(eventsLeftOut, "later event")} of the alerts&apos; evidence {eventsLeftOut === 1 ? "is" : "are"}{" "}
          not shown here.
        </p>
      ) : undefined}
    </section>
  );
}

function Entry({ entry: { at, kind, text, facts } }: { readonly entry: TimelineEntry }) {
  const { name, mark } = kinds[kind];
  return (
    <li>
      <span class="incidents-clock">
        <Moment at={at} text={clockText(at)} />
      </span>
      <span>
        <span class={mark}>{name}</span>
      </span>
      <span>
        <b>{text}</b>{" "}
        {facts.map(([fact, value]) => (
          <span key={fact} class="incidents-fact">
            <span class="quiet">{fact}</span> {value}{" "}
          </span>
        ))}
      </span>
    </li>
  );
}

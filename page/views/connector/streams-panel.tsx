import type { ConnectorAnswer, StreamAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { clockText, momentText } from "../../words/moment-text.ts";
import { durationText, lineText } from "./words.ts";

/** How far each stream has come, in numbers. */
export function StreamsPanel({ answer: { streams, work } }: { readonly answer: ConnectorAnswer }) {
  const hasStanding = streams.some(({ standing }) => standing !== undefined);
  const hasRuns = (work?.runs.length ?? 0) > 0;
  return (
    <section class="panel stack" aria-labelledby="connector-streams">
      <h2 id="connector-streams">Streams</h2>
      <ScrollRegion label="Table of the streams">
        <table class="connector-table">
          <thead>
            <tr>
              <th scope="col">Stream</th>
              <th scope="col" class="number">
                In the table
              </th>
              {hasStanding ? (
                <>
                  <th scope="col" class="number">
                    Backlog
                  </th>
                  <th scope="col" class="number">
                    Lag
                  </th>
                </>
              ) : undefined}
              <th scope="col">Newest event (UTC)</th>
              {hasRuns ? (
                <>
                  <th scope="col">Last run</th>
                  <th scope="col" class="number">
                    Its events
                  </th>
                  <th scope="col">Last good run (UTC)</th>
                </>
              ) : undefined}
            </tr>
          </thead>
          <tbody>
            {streams.map((each) => (
              <StreamRow key={each.stream} each={each} hasStanding={hasStanding} hasRuns={hasRuns} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {hasStanding ? (
        <p class="connector-sentence quiet">
          Backlog: events that 1Password has and the table has not. Lag: age of the newest event in the table while more
          are waiting.
        </p>
      ) : undefined}
    </section>
  );
}

interface RowProps {
  readonly each: StreamAnswer;
  readonly hasStanding: boolean;
  readonly hasRuns: boolean;
}

function StreamRow({ each: { stream, inTable, newest, standing, last, lastGood }, hasStanding, hasRuns }: RowProps) {
  const isFailing = last === undefined || last.outcome === "failed";
  return (
    <tr>
      <th scope="row">{stream}</th>
      <td class="number">{inTable.toLocaleString("en")}</td>
      {hasStanding ? (
        <>
          <td class="number">{(standing?.missing ?? 0).toLocaleString("en")}</td>
          <td class="number">{standing?.lagSeconds === undefined ? "unknown" : durationText(standing.lagSeconds)}</td>
        </>
      ) : undefined}
      <td>{newest === undefined ? "none" : momentText(newest)}</td>
      {hasRuns ? (
        <>
          <td>
            <span class={`mark ${isFailing ? "bad" : last.outcome === "drained" ? "good" : "warning"}`}>
              {last === undefined ? "no health row" : lineText(last)}
            </span>
          </td>
          <td class="number">{(last?.events ?? 0).toLocaleString("en")}</td>
          <td>{lastGood === undefined ? "none yet" : clockText(lastGood)}</td>
        </>
      ) : undefined}
    </tr>
  );
}

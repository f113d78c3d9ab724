import type { ComponentChildren } from "preact";
import type {
  HuntingTestAnswer,
  RuleTestAnswer,
  TestAlert,
  TestEvent,
} from "../../../local-cloud/page-server/answers/content-tests.ts";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import { PlainTable, RowsTable } from "./plain-table.tsx";
import type { TableColumns } from "./plain-table.tsx";
import { eventWords, fieldsOf } from "./test-words.ts";
import type { EventWords, Field } from "./test-words.ts";

/** What happens in a test, and what is expected of it. */
export function TestShown({ test }: { readonly test: RuleTestAnswer | HuntingTestAnswer }) {
  const { events, watchlists = {}, tables = {} } = test;
  return (
    <>
      {"knobs" in test && Object.keys(test.knobs).length > 0 ? (
        <Titled title="Knobs">
          <Fields fields={fieldsOf(test.knobs)} />
        </Titled>
      ) : undefined}
      <Titled title="What happens">
        {events.length === 0 ? <p>No event.</p> : <Events label={`Events of: ${test.name}`} events={events} />}
      </Titled>
      {Object.entries(watchlists).map(([alias, rows]) => (
        <Titled key={alias} title={`Watchlist ${alias}`}>
          <RowsTable label={`Watchlist ${alias}`} rows={rows} />
        </Titled>
      ))}
      {Object.entries(tables).map(([name, rows]) => (
        <Titled key={name} title={`Table ${name}`}>
          <RowsTable label={`Table ${name}`} rows={rows} />
        </Titled>
      ))}
      {"alerts" in test ? (
        <Titled title="Expected alerts">
          {test.alerts.length === 0 ? (
            <p>No alert.</p>
          ) : (
            <Alerts label={`Alerts of: ${test.name}`} alerts={test.alerts} />
          )}
        </Titled>
      ) : (
        <Titled title="Expected rows">
          <RowsTable label={`Rows of: ${test.name}`} rows={test.rows} />
        </Titled>
      )}
    </>
  );
}

function Titled({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

const eventColumns: TableColumns<EventWords> = [
  ["When", ({ when }) => when],
  ["What", ({ stream }) => stream],
  ["Who", ({ who }) => who],
  ["From", ({ from }) => from],
  ["Fields", ({ fields }) => <Fields fields={fields} />],
  ["Arrives", ({ arrives }) => arrives],
];

function Events({ label, events }: { readonly label: string; readonly events: readonly TestEvent[] }) {
  return <PlainTable label={label} columns={eventColumns} rows={events.map(eventWords)} />;
}

const alertColumns: TableColumns<TestAlert> = [
  ["Title", ({ title }) => title],
  ["Severity", ({ severity }) => (severity === undefined ? "any" : <SeverityMark severity={severity} />)],
  ["Entities", ({ entities = [] }) => entities.join(", ")],
  ["Details", ({ details = {} }) => <Fields fields={fieldsOf(details)} />],
];

function Alerts({ label, alerts }: { readonly label: string; readonly alerts: readonly TestAlert[] }) {
  return <PlainTable label={label} columns={alertColumns} rows={alerts} />;
}

function Fields({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <span class="content-fields">
      {fields.map(({ name, value }) => (
        <span key={name}>
          <span class="quiet">{name}</span> <code>{value}</code>
        </span>
      ))}
    </span>
  );
}

import { useRef, useState } from "preact/hooks";
import type { IncidentAnswer, IncidentChangeRequest } from "../../../local-cloud/page-server/answers/incidents.ts";
import { write } from "../../server/request.ts";
import { AnalystForm } from "./analyst-form.tsx";
import { changedBy, leftOf, sayChange } from "./change.ts";
import type { Draft } from "./change.ts";
import { classifications, severities, statuses } from "./filters.ts";
import { analystName, rememberAnalyst } from "./remembered.ts";
import { spaced } from "../../words/spaced.ts";

export interface ChangeFormProps {
  readonly incident: IncidentAnswer;
  readonly onSaved: (incident: IncidentAnswer) => void;
  /** The incident has changed meanwhile, or is gone. */
  readonly onRefused: () => void;
}

/** Status, severity and owner. What is not touched follows the incident; the draft stays when a change is refused. */
export function ChangeForm({ incident, onSaved, onRefused }: ChangeFormProps) {
  const [draft, setDraft] = useState<Draft>({});
  const [said, setSaid] = useState("");
  const [asksName, setAsksName] = useState(false);
  const assigning = useRef<HTMLButtonElement>(null);
  const analyst = analystName();
  const status = draft.status ?? incident.status;

  const save = async (change: Omit<IncidentChangeRequest, "changedAt">): Promise<void> => {
    if (Object.keys(change).length === 0) {
      setSaid("There is nothing to save.");
      return;
    }
    setSaid("Saving …");
    try {
      const body: IncidentChangeRequest = { changedAt: incident.changedAt, ...change };
      const saved = await write<IncidentAnswer>("PUT", `/api/incidents/${encodeURIComponent(incident.id)}`, body);
      setDraft((last) => leftOf(last, change, saved));
      setSaid(`Saved: ${sayChange(change)}.`);
      onSaved(saved);
    } catch (error) {
      setSaid(`Not saved. ${error instanceof Error ? error.message : String(error)}`);
      onRefused();
    }
  };
  /** The form that asks is gone then: the keyboard goes on where it came from. */
  const closeAsking = (): void => {
    setAsksName(false);
    assigning.current?.focus();
  };
  const assign = (name: string): void => {
    rememberAnalyst(name);
    closeAsking();
    void save({ owner: name });
  };

  return (
    <div class="stack">
      <form
        class="incidents-change row"
        aria-label="Change the incident"
        onSubmit={(event) => {
          event.preventDefault();
          void save(changedBy(incident, draft));
        }}
      >
        <label>
          Status
          <select
            value={status}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, ...picked("status", statuses, value) })}
          >
            {statuses.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        {status === "Closed" ? (
          <label>
            Classification
            <select
              required
              value={draft.classification ?? incident.classification ?? ""}
              onChange={({ currentTarget: { value } }) => setDraft({ ...draft, classification: value })}
            >
              <option value="">Choose …</option>
              {classifications.map((each) => (
                <option key={each} value={each}>
                  {spaced(each)}
                </option>
              ))}
            </select>
          </label>
        ) : undefined}
        <label>
          Severity
          <select
            value={draft.severity ?? incident.severity}
            onChange={({ currentTarget: { value } }) =>
              setDraft({ ...draft, ...picked("severity", severities, value) })
            }
          >
            {severities.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label>
          Owner
          <input
            value={draft.owner ?? incident.owner ?? ""}
            placeholder="nobody"
            maxLength={200}
            onInput={({ currentTarget: { value } }) => setDraft({ ...draft, owner: value })}
          />
        </label>
        <button type="submit" class="main">
          Save
        </button>
        <button
          type="button"
          ref={assigning}
          title={analyst === undefined ? undefined : `As ${analyst}`}
          onClick={() => (analyst === undefined ? setAsksName(true) : void save({ owner: analyst }))}
        >
          Assign to me
        </button>
        {analyst === undefined || asksName ? undefined : (
          <button type="button" class="incidents-plain" onClick={() => setAsksName(true)}>
            You are {analyst}. Change
          </button>
        )}
      </form>
      {asksName ? <AnalystForm name={analyst ?? ""} onName={assign} onCancel={closeAsking} /> : undefined}
      <p class="incidents-said" role="status">
        {said}
      </p>
    </div>
  );
}

/** A choice of a select as part of the draft. */
function picked<Name extends string, Value extends string>(
  name: Name,
  known: readonly Value[],
  text: string,
): Partial<Record<Name, Value>> {
  const value = known.find((each) => each === text);
  const part: Partial<Record<Name, Value>> = {};
  if (value !== undefined) part[name] = value;
  return part;
}

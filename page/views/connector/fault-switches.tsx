import { useEffect, useState } from "preact/hooks";
import type { FaultAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import { write } from "../../server/request.ts";
import { countText } from "../../words/count-text.ts";

interface Props {
  readonly faults: readonly FaultAnswer[];
  readonly reload: () => void;
}

/** What can be made to go wrong, each with a switch. */
export function FaultSwitches({ faults, reload }: Props) {
  // What was just chosen counts until the server says the same: an answer may be older than the choice.
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const [error, setError] = useState<string>();
  const toggle = async (name: string, active: boolean): Promise<void> => {
    setChosen((last) => ({ ...last, [name]: active }));
    try {
      await write("PUT", `/api/connector/faults/${encodeURIComponent(name)}`, { active });
      setError(undefined);
    } catch (reason) {
      setChosen(({ [name]: _refused, ...others }) => others);
      setError(reason instanceof Error ? reason.message : String(reason));
    }
    reload();
  };
  useEffect(() => {
    setChosen((last) => {
      const open = Object.entries(last).filter(([name, wanted]) => isActiveOf(faults, name) !== wanted);
      return open.length === Object.keys(last).length ? last : Object.fromEntries(open);
    });
  }, [faults]);
  const active = faults.filter(({ isActive }) => isActive).length;
  return (
    <section class="panel stack" aria-labelledby="connector-faults">
      <div class="row">
        <h2 id="connector-faults">Faults</h2>
        {active === 0 ? <span class="quiet">all off</span> : <span class="mark warning">{active} on</span>}
        <span role="alert">{error}</span>
      </div>
      <p class="connector-sentence quiet">
        Switch one on, watch the next runs, switch it off. What only matters while the template is deployed is an option
        of the command line: <code>npm start -- --faults slow-roles</code>.
      </p>
      <ul class="connector-faults">
        {faults.map(({ name, description, expected, isActive, hits }) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                role="switch"
                checked={chosen[name] ?? isActive}
                aria-checked={chosen[name] ?? isActive}
                aria-describedby={`connector-fault-${name}`}
                onChange={({ currentTarget }) => void toggle(name, currentTarget.checked)}
              />
              <span>{name}</span>
              <span class={(chosen[name] ?? isActive) ? "mark warning" : "mark"} aria-hidden="true">
                {(chosen[name] ?? isActive) ? "on" : "off"}
              </span>
            </label>
            <div id={`connector-fault-${name}`}>
              {description} <span class="quiet">{expected}</span>{" "}
              {hits === 0 ? undefined : <span class="quiet">Hit {countText(hits, "request")} so far.</span>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function isActiveOf(faults: readonly FaultAnswer[], name: string): boolean | undefined {
  return faults.find((fault) => fault.name === name)?.isActive;
}

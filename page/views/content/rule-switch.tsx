import { useState } from "preact/hooks";
import type { RuleAnswer, RuleLine } from "../../../local-cloud/page-server/answers/content.ts";
import { write } from "../../server/request.ts";
import { needWords } from "./filter.ts";
import { StateMark } from "./list-parts.tsx";

interface RuleSwitchProps {
  readonly rule: RuleAnswer;
  readonly onChanged: () => void;
}

/** Whether a rule runs here, and what changes that. */
export function RuleSwitch({ rule: { slug, isEnabled, needs }, onChanged }: RuleSwitchProps) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const change = async (): Promise<void> => {
    // The button is not disabled meanwhile: it would lose the focus.
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      await write<RuleLine>("PUT", `/api/content/rules/${encodeURIComponent(slug)}`, { enabled: isEnabled !== true });
      onChanged();
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
    setBusy(false);
  };
  return (
    <>
      <div class="row">
        <span role="status">
          <StateMark isEnabled={isEnabled} />
        </span>
        {isEnabled === null ? (
          <span>It is not in this workspace. A rule with a new file is there once npm start is started anew.</span>
        ) : (
          <button type="button" onClick={() => void change()}>
            {isEnabled ? "Switch it off" : "Switch it on"}
          </button>
        )}
      </div>
      {error === undefined ? undefined : <p role="alert">{error}</p>}
      {needs.length === 0 ? undefined : (
        <>
          <p>It is deployed switched off, because it needs first:</p>
          <ul>
            {needs.map((need) => (
              <li key={need}>{needWords(need)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

import type { RuleLine } from "../../../local-cloud/page-server/answers/content.ts";
import { addressOf } from "../../shell/location.ts";
import type { Place } from "../../shell/location.ts";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import { momentText } from "../../words/moment-text.ts";
import { spaced } from "../../words/spaced.ts";
import { filterOf, filterRules, needWord, ruleStates, tacticsOf } from "./filter.ts";
import { changeFilter, Choice, FilterRow, StateMark } from "./list-parts.tsx";

const severities = ["High", "Medium", "Low", "Informational"] as const;
const states = { on: "Switched on", off: "Switched off", fired: "Has fired here" } as const;

/** The rules, filtered by words, severity, tactic and state. */
export function RuleList({ rules, place }: { readonly rules: readonly RuleLine[]; readonly place: Place }) {
  const filter = filterOf(place.search);
  const shown = filterRules(rules, filter);
  const choose = (change: Parameters<typeof changeFilter>[2]) => changeFilter(place, "rules", change);
  return (
    <>
      <FilterRow place={place} section="rules" shown={`${shown.length} of ${rules.length} rules`}>
        <Choice
          label="Severity"
          value={filter.severity}
          choices={[["", "Any severity"], ...severities.map((each) => [each, each] as const)]}
          onChoose={(severity) => choose({ severity })}
        />
        <Choice
          label="Tactic"
          value={filter.tactic}
          choices={[["", "Any tactic"], ...tacticsOf(rules).map((each) => [each, spaced(each)] as const)]}
          onChoose={(tactic) => choose({ tactic })}
        />
        <Choice
          label="State"
          value={filter.state}
          choices={[["", "On or off"], ...ruleStates.map((each) => [each, states[each]] as const)]}
          onChoose={(state) => choose({ state })}
        />
      </FilterRow>
      {shown.length === 0 ? (
        <p>No rule is like that. Take words away, or choose less above.</p>
      ) : (
        <Rules rules={shown} />
      )}
    </>
  );
}

function Rules({ rules }: { readonly rules: readonly RuleLine[] }) {
  return (
    <div class="panel content-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Severity</th>
            <th scope="col">State</th>
            <th scope="col">Last fired (UTC)</th>
            <th scope="col" class="content-number">
              Open incidents
            </th>
            <th scope="col" class="content-wide">
              Every
            </th>
            <th scope="col" class="content-wide">
              Tactics and techniques
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.slug}>
              <th scope="row">
                <a href={addressOf("content", ["rules", rule.slug])}>{rule.name}</a>
                {rule.needs.length === 0 ? undefined : (
                  <div class="quiet">Needs {rule.needs.map(needWord).join(", ")}</div>
                )}
              </th>
              <td>
                <SeverityMark severity={rule.severity} />
              </td>
              <td>
                <StateMark isEnabled={rule.isEnabled} />
              </td>
              <td class="content-time">{rule.lastFired === null ? "" : momentText(rule.lastFired)}</td>
              <td class="content-number">{rule.openIncidents === 0 ? "" : rule.openIncidents}</td>
              <td class="content-wide">{rule.frequency}</td>
              <td class="content-wide">
                {rule.tactics.map(spaced).join(", ")} <span class="quiet">{rule.techniques.join(", ")}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

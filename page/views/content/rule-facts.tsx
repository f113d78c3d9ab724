import type { EntityMapping, RuleAnswer } from "../../../local-cloud/page-server/answers/content.ts";
import { spaced } from "../../words/spaced.ts";
import { Fact, Part } from "./item-page.tsx";

const texts: Readonly<Record<string, string>> = {
  alertDisplayNameFormat: "Title of an alert",
  alertDescriptionFormat: "Text of an alert",
  alertSeverityColumnName: "Severity from the column",
  alertTacticsColumnName: "Tactics from the column",
};

/** What Sentinel is told of a rule beside its query. */
export function RuleFacts({ rule }: { readonly rule: RuleAnswer }) {
  const { frequency, period, trigger, isAlertPerRow, grouping, alertTexts, customDetails, covers } = rule;
  return (
    <Part title="Definition">
      <dl class="content-facts">
        <Fact name="Runs">{`every ${frequency}, over ${period}`}</Fact>
        <Fact name="Alerts on">{`${trigger}; ${isAlertPerRow ? "an alert for each row" : "one alert for all rows"}`}</Fact>
        <Fact name="Incidents">{grouping}</Fact>
        {Object.entries(alertTexts).map(([name, text]) => (
          <Fact key={name} name={texts[name] ?? name}>
            {text}
          </Fact>
        ))}
        <Fact name="Entities">
          <Mappings mappings={rule.entityMappings} />
        </Fact>
        <Fact name="Custom details">
          {Object.entries(customDetails)
            .map(([detail, column]) => (detail === column ? detail : `${detail} (${column})`))
            .join(", ")}
        </Fact>
        <Fact name="Tactics">{rule.tactics.map(spaced).join(", ")}</Fact>
        <Fact name="Techniques">{rule.techniques.join(", ")}</Fact>
        <Fact name="Version">{rule.version}</Fact>
        <Fact name="Id">{rule.id}</Fact>
      </dl>
      {covers.length === 0 ? undefined : (
        <>
          <h3>What it covers</h3>
          <ul>
            {covers.map(({ source, detects }) => (
              <li key={`${source} ${detects}`}>
                {detects} <span class="quiet">({source})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

/** Which columns of a row name its entities. */
export function Mappings({ mappings }: { readonly mappings: readonly EntityMapping[] }) {
  if (mappings.length === 0) return <>none</>;
  return (
    <ul class="list content-plain">
      {mappings.map(({ entityType, fieldMappings }) => (
        <li key={JSON.stringify([entityType, fieldMappings])}>
          {entityType}: {fieldMappings.map(({ identifier, columnName }) => `${identifier} = ${columnName}`).join(", ")}
        </li>
      ))}
    </ul>
  );
}

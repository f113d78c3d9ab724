import type { ComponentChildren } from "preact";
import type { EntityAnswer, IncidentAnswer } from "../../../local-cloud/page-server/answers/incidents.ts";
import { runQuery } from "../../server/query.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { itemAddress, personAddress } from "./workbook-links.ts";

/** Whom and what an incident is about; people and items lead to the workbook. */
export function Entities({ incident }: { readonly incident: IncidentAnswer }) {
  const { allEntities, items, peopleQuery } = incident;
  const people = useAnswer(
    async (signal) => (peopleQuery === null ? [] : (await runQuery({ query: peopleQuery }, signal)).rows),
    [peopleQuery],
  );
  const uuids = new Map((people.value ?? []).map(([email, uuid]) => [String(email).toLowerCase(), String(uuid)]));
  const byType = Map.groupBy(allEntities, ({ type }) => type);
  return (
    <section class="panel stack" aria-labelledby="incidents-entities">
      <h2 id="incidents-entities">Entities</h2>
      {allEntities.length + items.length === 0 ? <p class="quiet">The rule names none.</p> : undefined}
      {[...byType].map(([type, entities]) => (
        <Group key={type} title={type}>
          {entities.map((entity) => (
            <Entity key={JSON.stringify(entity.identifiers)} entity={entity} uuids={uuids} />
          ))}
        </Group>
      ))}
      {items.length === 0 ? undefined : (
        <Group title="Item">
          {items.map((uuid) => (
            <li key={uuid}>
              <Linked text={uuid} address={itemAddress(uuid)} />
            </li>
          ))}
        </Group>
      )}
    </section>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul class="incidents-entities">{children}</ul>
    </div>
  );
}

interface EntityProps {
  readonly entity: EntityAnswer;
  readonly uuids: ReadonlyMap<string, string>;
}

function Entity({ entity: { type, name, identifiers, userUuid }, uuids }: EntityProps) {
  const uuid = userUuid ?? (type === "Account" ? uuids.get(name.toLowerCase()) : undefined);
  const others = Object.entries(identifiers).filter(([, value]) => !name.includes(value));
  return (
    <li>
      <Linked text={name} address={uuid === undefined ? undefined : personAddress(uuid)} />
      {others.length === 0 ? undefined : (
        <span class="quiet"> {others.map(([identifier, value]) => `${identifier} ${value}`).join(", ")}</span>
      )}
    </li>
  );
}

function Linked({ text, address }: { readonly text: string; readonly address: string | undefined }) {
  return address === undefined ? <span>{text}</span> : <a href={address}>{text}</a>;
}

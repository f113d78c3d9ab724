import type { HuntingQueryAnswer } from "../../../local-cloud/page-server/answers/content.ts";
import { spaced } from "../../words/spaced.ts";
import { needWords } from "./filter.ts";
import { Fact, ItemPage, Part, Sentences, WatchlistLinks } from "./item-page.tsx";
import { QueryPart } from "./query-part.tsx";
import { Mappings } from "./rule-facts.tsx";
import { TestsPart } from "./tests-part.tsx";

const noExceptions = {};

/** A hunting query: its question, its query and tests, and what to do with what it finds. */
export function HuntingQueryPage({ name }: { readonly name: string }) {
  return (
    <ItemPage<HuntingQueryAnswer> section="hunting-queries" list="Hunting queries" name={name}>
      {(hunt) => (
        <>
          <h1>{hunt.name}</h1>
          <p class="content-text">
            <strong>{hunt.question}</strong> {hunt.description}
          </p>
          <QueryPart name={hunt.name} query={hunt.query} none={noneOf(hunt)} />
          <Part title="On a hit">
            <p class="content-text">{hunt.onHit}</p>
          </Part>
          <Sentences title="Blind spots" items={hunt.blindSpots} />
          <TestsPart section="hunting-queries" slug={hunt.slug} tests={hunt.tests} exceptions={noExceptions} />
          <Part title="Definition">
            <dl class="content-facts">
              <Fact name="Needs">{hunt.needs.map(needWords).join("; ")}</Fact>
              <Fact name="Watchlists">
                <WatchlistLinks aliases={hunt.watchlists} />
              </Fact>
              <Fact name="Entities">
                <Mappings mappings={hunt.entityMappings} />
              </Fact>
              <Fact name="Tactics">{hunt.tactics.map(spaced).join(", ")}</Fact>
              <Fact name="Techniques">{hunt.techniques.join(", ")}</Fact>
              <Fact name="Version">{hunt.version}</Fact>
            </dl>
          </Part>
        </>
      )}
    </ItemPage>
  );
}

function noneOf({ needs, watchlists }: HuntingQueryAnswer): string {
  if (needs.length > 0) return `No row. It needs ${needs.map(needWords).join("; ")}.`;
  return watchlists.length > 0 ? "No row. Look at the knobs at its top, and at its watchlists." : "No row.";
}

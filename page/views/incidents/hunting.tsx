import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EntityAnswer, LinkedQuery } from "../../../local-cloud/page-server/answers/incidents.ts";
import { runQuery } from "../../server/query.ts";
import type { Result } from "../../server/result.ts";
import { addressOf } from "../../shell/location.ts";
import { EvidenceTable } from "./evidence-table.tsx";
import { withMentions } from "./mentions.ts";
import { sayFound } from "./words.ts";

export interface HuntingProps {
  readonly queries: readonly LinkedQuery[];
  readonly entities: readonly EntityAnswer[];
}

/** Hunting queries that may tell more, each run with a click. */
export function Hunting({ queries, entities }: HuntingProps) {
  return (
    <section class="panel stack" aria-labelledby="incidents-hunting">
      <h2 id="incidents-hunting">Hunting queries</h2>
      {queries.length === 0 ? (
        <p class="quiet">None looks for what this rule does and finds what this incident is about.</p>
      ) : undefined}
      {queries.map((query) => (
        <Linked key={query.slug} query={query} entities={entities} />
      ))}
    </section>
  );
}

type State = "idle" | "running" | { readonly result: Result } | { readonly error: string };

interface LinkedProps {
  readonly query: LinkedQuery;
  readonly entities: readonly EntityAnswer[];
}

function Linked({ query: { slug, name, question, why, onHit, needs, query }, entities }: LinkedProps) {
  const [state, setState] = useState<State>("idle");
  const runningRef = useRef<AbortController>(undefined);
  const run = async (): Promise<void> => {
    runningRef.current?.abort();
    const { signal } = (runningRef.current = new AbortController());
    setState("running");
    try {
      setState({ result: await runQuery({ query }, signal) });
    } catch (error) {
      if (!signal.aborted) setState({ error: error instanceof Error ? error.message : String(error) });
    }
  };
  // Nobody waits for it any more: the engine has one thread, and others ask it too.
  useEffect(() => () => runningRef.current?.abort(), []);
  return (
    <div class="incidents-query stack">
      <div class="row">
        <h3>
          <a href={addressOf("content", ["hunting-queries", slug])}>{name}</a>
        </h3>
        <button type="button" aria-label={`Run ${name}`} onClick={() => void run()}>
          Run
        </button>
        <a href={addressOf("logs", [], { query, run: "1" })}>
          Open in Logs<span class="hidden">: {name}</span>
        </a>
      </div>
      <p>{question}</p>
      <p class="quiet">Why here: {why}.</p>
      {needs.length === 0 ? undefined : <p class="quiet">Needs {needs.join("; ")}.</p>}
      <div role="status">{state === "running" ? <p class="quiet">Running …</p> : undefined}</div>
      {typeof state === "object" && "error" in state ? <p role="alert">{state.error}</p> : undefined}
      {typeof state === "object" && "result" in state ? (
        <Found name={name} result={state.result} entities={entities} onHit={onHit} />
      ) : undefined}
    </div>
  );
}

interface FoundProps {
  readonly name: string;
  readonly result: Result;
  readonly entities: readonly EntityAnswer[];
  readonly onHit: string;
}

function Found({ name, result, entities, onHit }: FoundProps) {
  const { columns, rows, mentioning } = useMemo(() => withMentions(result, entities), [result, entities]);
  if (rows.length === 0) return <p role="status">No rows: nobody and nothing answers this question.</p>;
  return (
    <>
      <p role="status">
        {sayFound(rows.length, mentioning)} {result.cut}
      </p>
      <EvidenceTable label={`Result of ${name}`} columns={columns} rows={rows} />
      <p>
        <b>On a hit:</b> {onHit}
      </p>
    </>
  );
}

import type { ComponentChildren } from "preact";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf } from "../../shell/location.ts";

interface ItemPageProps<Answer> {
  /** Part of the address below `content`, and of the route below `/api/content`. */
  readonly section: string;
  /** What the list is called. */
  readonly list: string;
  readonly name: string;
  readonly children: (answer: Answer, reload: () => void) => ComponentChildren;
}

/** The page of one thing, with the way back to its list. What it shows is asked again now and then: files and incidents change. */
export function ItemPage<Answer>({ section, list, name, children }: ItemPageProps<Answer>) {
  const path = `/api/content/${section}/${encodeURIComponent(name)}`;
  const { value, error, reload } = useAnswer((signal) => read<Answer>(path, signal), [path], 15_000);
  return (
    <div class="stack">
      <nav aria-label="Way back">
        <a href={addressOf("content", [section])}>← {list}</a>
      </nav>
      {value === undefined && error === undefined ? <p class="quiet">Loading …</p> : undefined}
      {value === undefined && error !== undefined ? <h1>{name}</h1> : undefined}
      {error === undefined ? undefined : (
        <p role="alert" class="content-lines">
          {value === undefined ? error : `What is shown may be old: ${error}`}
        </p>
      )}
      {value === undefined ? undefined : children(value, reload)}
    </div>
  );
}

/** A titled part of a page. */
export function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="panel stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A titled list of sentences; nothing when there is none. */
export function Sentences({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <Part title={title}>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Part>
  );
}

/** A name with what it stands for, in a `<dl class="content-facts">`; nothing when that is empty. */
export function Fact({ name, children }: { readonly name: ComponentChildren; readonly children: ComponentChildren }) {
  if (children === "" || children === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Links to the pages of watchlists; a text when there is none. */
export function WatchlistLinks({ aliases }: { readonly aliases: readonly string[] }) {
  if (aliases.length === 0) return <>none</>;
  return (
    <>
      {aliases.map((alias, index) => (
        <span key={alias}>
          {index === 0 ? "" : ", "}
          <a href={addressOf("content", ["watchlists", alias])}>{alias}</a>
        </span>
      ))}
    </>
  );
}

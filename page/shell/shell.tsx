import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { addressOf, usePlace } from "./location.ts";
import { ThemeSwitch } from "./theme-switch.tsx";
import { views } from "./views.ts";
import type { View } from "./views.ts";
import type { ViewProps } from "./view-props.ts";
import "./shell.css";

const [firstView] = views;

/** The page: navigation, and the view that the address names. */
export function Shell() {
  const place = usePlace();
  const view = views.find(({ id }) => id === place.view) ?? firstView;
  useEffect(() => {
    document.title = `${view?.title ?? ""} · 1Password for Microsoft Sentinel`;
  }, [view]);
  return (
    <>
      <a class="skip" href="#content" onClick={skipToContent}>
        Skip to the content
      </a>
      <header class="top">
        <span class="brand">1Password for Microsoft Sentinel</span>
        <nav aria-label="Views">
          {views.map(({ id, title }) => (
            <a key={id} href={addressOf(id)} aria-current={id === view?.id ? "page" : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <ThemeSwitch />
      </header>
      <main id="content" tabIndex={-1}>
        {view === undefined ? undefined : <Opened key={view.id} view={view} place={place} />}
      </main>
    </>
  );
}

/** A link to `#content` would be an address of the page. */
function skipToContent(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

function Opened({ view, place }: { readonly view: View } & ViewProps) {
  const [loaded, setLoaded] = useState<{ readonly component: ComponentType<ViewProps> } | { readonly error: string }>();
  useEffect(() => {
    view.load().then(
      (component) => setLoaded({ component }),
      (error: unknown) => setLoaded({ error: error instanceof Error ? error.message : String(error) }),
    );
  }, [view]);
  if (loaded === undefined) return <p class="quiet">Loading …</p>;
  if ("error" in loaded)
    return (
      <p role="alert">
        {view.title} could not be loaded: {loaded.error}
      </p>
    );
  const { component: Component } = loaded;
  return <Component place={place} />;
}

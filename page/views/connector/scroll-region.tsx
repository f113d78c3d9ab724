import type { ComponentChildren } from "preact";

interface Props {
  readonly label: string;
  readonly class: string;
  readonly children: ComponentChildren;
}

/** What scrolls in itself, also with the arrow keys. */
export function ScrollRegion({ label, class: name, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key (axe: scrollable-region-focusable)
    <div class={name} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

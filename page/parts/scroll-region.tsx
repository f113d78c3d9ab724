import type { ComponentChildren } from "preact";

interface ScrollRegionProps {
  /** What it is, for whoever cannot see it. */
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** What may be wider or longer than there is room for. It takes the focus, so that the arrow keys scroll it. */
export function ScrollRegion({ label, class: name = "", children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse could not scroll it (axe, scrollable-region-focusable)
    <div class={`scroll-region ${name}`} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

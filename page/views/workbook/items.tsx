import { micromark } from "micromark";
import { useMemo } from "preact/hooks";
import { expandText } from "./expand-text.ts";
import type { Item, TabLink } from "./notebook.ts";
import { Parameters } from "./parameters.tsx";
import { QueryTile } from "./query-tile.tsx";
import type { Sheet } from "./sheet.ts";
import { isVisible } from "./visibility.ts";
import { valueOf } from "./values.ts";

export interface ItemsProps {
  readonly items: readonly Item[];
  readonly sheet: Sheet;
}

/** Items side by side as far as their widths allow, those that are visible at the moment. What is not visible asks nothing. */
export function Items({ items, sheet }: ItemsProps) {
  const shown = items.filter(({ conditions }) => isVisible(conditions, (name) => valueOf(sheet.values, name)));
  return (
    <div class="workbook-items">
      {shown.map((item) => (
        <div key={item.name} class="workbook-item" style={{ "--width": item.width }}>
          <ItemOf item={item} sheet={sheet} />
        </div>
      ))}
    </div>
  );
}

function ItemOf({ item, sheet }: { readonly item: Item; readonly sheet: Sheet }) {
  switch (item.kind) {
    case "text":
      return <Text markdown={expandText(item.markdown, sheet.values)} />;
    case "parameters":
      return <Parameters parameters={item.parameters} sheet={sheet} />;
    case "tabs":
      return <Tabs links={item.links} sheet={sheet} />;
    case "group":
      return <Items items={item.items} sheet={sheet} />;
    case "query":
      return <QueryTile tile={item.tile} sheet={sheet} />;
    case "unknown":
      return <p class="panel quiet">{item.what} is not shown here; the Azure portal shows it.</p>;
  }
}

/** Our own text; what is chosen in it is escaped before. */
function Text({ markdown }: { readonly markdown: string }) {
  const html = useMemo(() => htmlOf(markdown), [markdown]);
  if (html === undefined) return <p class="workbook-text">{markdown}</p>;
  // oxlint-disable-next-line react/no-danger -- micromark escapes any HTML, and lets no address through that runs something
  return <div class="workbook-text" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Undefined where the library gives up on it, which it did once for a plain text: then the text is shown as it stands. */
function htmlOf(markdown: string): string | undefined {
  try {
    return micromark(markdown);
  } catch {
    return undefined;
  }
}

/** Tabs are links, so that they can be shared, and opened beside this one. */
function Tabs({ links, sheet }: { readonly links: readonly TabLink[]; readonly sheet: Sheet }) {
  return (
    <nav class="tabs" aria-label="Tabs of the workbook">
      {links.map(({ label, parameter, value }) => (
        <a
          key={value}
          href={sheet.addressWith({ [parameter]: value })}
          aria-current={valueOf(sheet.values, parameter) === value ? "true" : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

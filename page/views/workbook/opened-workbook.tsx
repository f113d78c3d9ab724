import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { addressOf, go } from "../../shell/location.ts";
import { createAsk } from "./ask.ts";
import { Items } from "./items.tsx";
import { parametersOf } from "./notebook.ts";
import type { Item } from "./notebook.ts";
import type { Sheet } from "./sheet.ts";
import { createTurns } from "./turns.ts";
import { useLists } from "./use-lists.ts";
import type { Option, Values } from "./values.ts";

/** The local engine has one thread; a second question keeps it busy while an answer is on its way. */
const mostAtOnce = 2;

export interface OpenedWorkbookProps {
  readonly items: readonly Item[];
  /** What "now" is: milliseconds since 1970. */
  readonly now: number;
  /** What the address chooses. */
  readonly search: URLSearchParams;
}

/** The items of a workbook, with what is chosen: the address has it, so that "back" and links work. */
export function OpenedWorkbook({ items, now, search }: OpenedWorkbookProps) {
  const top = useRef<HTMLDivElement>(null);
  const [ledTo, setLedTo] = useState<string>();
  const take = useMemo(() => createTurns(mostAtOnce), []);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a refresh, and so another "now", asks everything again
  const ask = useMemo(() => createAsk(take), [take, now]);
  const chosen = search.toString();
  const choices = useMemo(() => Object.fromEntries(new URLSearchParams(chosen)), [chosen]);
  const parameters = useMemo(() => parametersOf(items), [items]);
  const lists = useLists({ parameters, choices, now }, ask);
  const values = useMemo(
    (): Values => ({ parameters, choices, now, lists: knownOf(lists) }),
    [parameters, choices, now, lists],
  );

  useEffect(() => {
    if (ledTo !== chosen) return;
    // The row that led here is gone, and the keyboard's place with it.
    top.current?.focus();
    top.current?.scrollIntoView({ block: "start" });
  }, [ledTo, chosen]);

  const addressWith: Sheet["addressWith"] = (changes) => {
    const all = Object.entries({ ...choices, ...changes });
    return addressOf("workbook", [], Object.fromEntries(all.filter(([, value]) => value !== "")));
  };
  const choose: Sheet["choose"] = (changes) => go(addressWith(changes));
  const drillDown: Sheet["drillDown"] = (changes) => {
    setLedTo(addressWith(changes).split("?")[1] ?? "");
    choose(changes);
  };
  const sheet: Sheet = { values, lists, addressWith, choose, drillDown, ask };
  return (
    <div class="workbook" tabIndex={-1} ref={top}>
      <Items items={items} sheet={sheet} />
    </div>
  );
}

function knownOf(lists: Sheet["lists"]): ReadonlyMap<string, readonly Option[]> {
  return new Map(
    [...lists].flatMap(([name, { options }]) => (options === undefined ? [] : [[name, options] as const])),
  );
}

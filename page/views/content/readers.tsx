import type { Reader } from "../../../local-cloud/page-server/answers/content.ts";
import { addressOf } from "../../shell/location.ts";
import { Part } from "./item-page.tsx";

const kinds = { rules: "rule", "hunting-queries": "hunting query", parsers: "parser" } as const;

/** Whose queries read something. */
export function Readers({ readers }: { readonly readers: readonly Reader[] }) {
  return (
    <Part title="Read by">
      {readers.length === 0 ? <p>No rule, hunting query or parser reads it.</p> : undefined}
      <ul>
        {readers.map(({ kind, id, name }) => (
          <li key={`${kind} ${id}`}>
            <a href={addressOf("content", [kind, id])}>{name}</a> <span class="quiet">{kinds[kind]}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

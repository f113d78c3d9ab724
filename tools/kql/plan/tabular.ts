import type { Combining } from "./nodes/combining.ts";
import type { Expanding } from "./nodes/expanding.ts";
import type { Grouping } from "./nodes/grouping.ts";
import type { Parsing } from "./nodes/parsing.ts";
import type { Rows } from "./nodes/rows.ts";
import type { Sources } from "./nodes/sources.ts";

/**
 * A query, lowered: plain data, a tree of operators. Each node knows the columns that it gives (names and types from
 * the binder), its `inputs`, and its place in the query. The families of nodes are in `nodes/`.
 */
export type Tabular = Sources | Rows | Grouping | Combining | Expanding | Parsing;

export type TabularKind = Tabular["kind"];

/** The node of a kind. */
export type Node<K extends TabularKind> = Extract<Tabular, { readonly kind: K }>;

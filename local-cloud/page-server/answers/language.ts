/** Something that is wrong with a query, or could be better. */
export interface QueryFinding {
  readonly severity: "error" | "warning" | "suggestion";
  /** Microsoft's code: `KS142`. */
  readonly code: string;
  readonly message: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** Offset in the query, and how many signs it is about. */
  readonly start: number;
  readonly length: number;
}

/** A part of a query, and Microsoft's word for what it is: `Column`, `StringLiteral`, `QueryOperator` … */
export interface QueryPart {
  readonly start: number;
  readonly length: number;
  readonly kind: string;
}

/** `render` at the end of a query. */
export interface QueryRendering {
  /** `timechart`, `table` … */
  readonly visualization: string;
  /** Several columns are parted by commas. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface NamedColumn {
  readonly name: string;
  readonly type: string;
}

/** Answer of `POST /api/language/check`. */
export interface CheckAnswer {
  readonly findings: readonly QueryFinding[];
  readonly parts: readonly QueryPart[];
  /** Null when there is no `render`. */
  readonly rendering: QueryRendering | null;
  /** Of the result; null when it has none, or an error hides them. */
  readonly columns: readonly NamedColumn[] | null;
}

export interface QueryCompletion {
  /** What letters that are typed are compared with. */
  readonly name: string;
  /** The name with its parameters. */
  readonly label: string;
  /** Microsoft's word for what it is: `Column`, `BuiltInFunction` … */
  readonly kind: string;
  /** What is put in; the cursor is then between the two. */
  readonly before: string;
  readonly after: string;
  /** 0 to 199; the lower, the likelier. */
  readonly order: number;
  /** Whether something else can be completed right after it. */
  readonly goesOn: boolean;
}

/** Answer of `POST /api/language/complete`. */
export interface CompleteAnswer {
  /** Offsets of the text that a completion takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly completions: readonly QueryCompletion[];
}

/** Answer of `POST /api/language/hover`. */
export interface HoverAnswer {
  /** Null where nothing is to be said. */
  readonly explanation: { readonly start: number; readonly length: number; readonly text: string } | null;
}

/** Answer of `GET /api/language/schema`. */
export interface SchemaAnswer {
  readonly tables: readonly { readonly name: string; readonly columns: readonly NamedColumn[] }[];
  /** Parameters as they are saved: `starttime:datetime=datetime(null)`. */
  readonly functions: readonly { readonly name: string; readonly parameters: string }[];
  readonly watchlists: readonly { readonly name: string; readonly columns: readonly NamedColumn[] }[];
}

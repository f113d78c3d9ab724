/** A column of a table or of what a function gives. */
export interface ShownColumn {
  readonly name: string;
  /** KQL type: `string`, `datetime`, `dynamic` … */
  readonly type: string;
  readonly description?: string;
}

/** A table that queries of the workspace can read. */
export interface ShownTable {
  readonly name: string;
  /** `deployed`: it has what the connector sent. `other`: a table of another product that rules join; here it has no rows. */
  readonly origin: "deployed" | "other";
  /** Rows at the moment. */
  readonly rows: number;
  readonly description?: string;
  readonly columns: readonly ShownColumn[];
}

/** A function that queries of the workspace can call: a parser. */
export interface ShownFunction {
  readonly name: string;
  /** `starttime:datetime=datetime(null), disabled:bool=false`; empty for none. */
  readonly parameters: string;
  readonly columns: readonly ShownColumn[];
}

/** Answer of `GET /api/tables`. */
export interface TablesAnswer {
  readonly tables: readonly ShownTable[];
  readonly functions: readonly ShownFunction[];
}

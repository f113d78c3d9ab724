/** What a query looks at, in milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** How a query that people wait for did. */
export interface QueryTiming {
  /** File, relative to the project. */
  readonly query: string;
  /** Of processor time. */
  readonly seconds: number;
  /** Of the result. */
  readonly rows: number;
}

import type { Place } from "../language/place.ts";

/** Where in the query something stands; with the function's name when it stands in the body of a workspace function. */
export interface Position extends Place {
  readonly within?: string;
}

/** Why a query cannot be run: its text, something that this engine lacks, a limit, or a value that an operator refuses. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly reason: "query" | "unsupported" | "limit" | "value";
  readonly position: Position | undefined;

  constructor(reason: QueryError["reason"], message: string, position?: Position) {
    super(position === undefined ? message : `${message} (${describe(position)})`);
    this.reason = reason;
    this.position = position;
  }
}

function describe({ line, column, within }: Position): string {
  return `line ${line}, column ${column}${within === undefined ? "" : ` of function ${within}`}`;
}

/** Something that Kusto has and this engine lacks. */
export function unsupported(name: string, position: Position): QueryError {
  return new QueryError("unsupported", `${name} is not supported`, position);
}

import type { JsonObject } from "./json-value.ts";

/**
 * An error as Resource Manager and the resource providers answer it (Microsoft Learn, "Azure Resource Manager common
 * types", error response): it crosses the wire as `{ "error": { code, message, target, details } }`.
 */
export class ArmError extends Error {
  override readonly name = "ArmError";
  /** HTTP status of an answer that carries it. */
  readonly status: number;
  /** Such as `InvalidTemplate`. */
  readonly code: string;
  readonly target: string | undefined;
  readonly details: readonly ArmError[];

  constructor(
    status: number,
    code: string,
    message: string,
    options: { readonly target?: string; readonly details?: readonly ArmError[] } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.target = options.target;
    this.details = options.details ?? [];
  }
}

/** The error as it crosses the wire: what goes into a body as `error`. */
export function errorBody({ code, message, target, details }: ArmError): JsonObject {
  return {
    code,
    message,
    ...(target === undefined ? {} : { target }),
    ...(details.length === 0 ? {} : { details: details.map(errorBody) }),
  };
}

import * as v from "valibot";

/** A predicted change of a property (REST API reference, "Deployments - What If", WhatIfPropertyChange). */
export interface PropertyChange {
  readonly path: string;
  readonly propertyChangeType: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly children?: readonly PropertyChange[] | null | undefined;
}

const propertyChange: v.GenericSchema<PropertyChange> = v.object({
  path: v.string(),
  propertyChangeType: v.string(),
  before: v.optional(v.unknown()),
  after: v.optional(v.unknown()),
  children: v.nullish(v.array(v.lazy(() => propertyChange))),
});

const change = v.object({
  resourceId: v.nullish(v.string(), ""),
  changeType: v.string(),
  unsupportedReason: v.nullish(v.string()),
  before: v.nullish(v.record(v.string(), v.unknown())),
  after: v.nullish(v.record(v.string(), v.unknown())),
  delta: v.nullish(v.array(propertyChange), []),
});

const answer = v.object({
  error: v.optional(v.unknown()),
  properties: v.nullish(
    v.object({
      changes: v.nullish(v.array(change), []),
      diagnostics: v.nullish(v.array(v.object({ message: v.string() })), []),
    }),
  ),
});

/** A predicted change of a resource. */
export type ResourceChange = v.InferOutput<typeof change>;

/** What a deployment would change; `error` when Azure cannot say. */
export interface WhatIf {
  readonly error: unknown;
  readonly changes: readonly ResourceChange[];
  /** What Azure notes about its own prediction, such as that it could not look into a nested deployment. */
  readonly notes: readonly string[];
}

/**
 * Reads the body of what Azure answers. Microsoft's client reads it too, but makes objects of the texts and numbers in the property
 * changes (@azure/arm-resources 6.1.0 declares them as dictionaries).
 */
export function readWhatIf(body: string): WhatIf {
  const { error, properties } = v.parse(answer, JSON.parse(body));
  const { changes = [], diagnostics = [] } = properties ?? {};
  return { error: error ?? undefined, changes, notes: diagnostics.map(({ message }) => message) };
}

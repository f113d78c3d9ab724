/** What a pattern has that Kusto refuses, or that this engine lacks. */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

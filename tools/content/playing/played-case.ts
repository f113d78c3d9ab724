/** A test of content, to be run by whoever shows how it goes: the project's tests, the page. */
export interface PlayedCase {
  readonly name: string;
  /** Gives `asExpected`, or what differs, in words. Rejects when the query cannot run. */
  readonly run: () => Promise<string>;
}

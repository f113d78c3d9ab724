import type { Severity } from "./severity.ts";

/** What happens in a test, as its file has it; see tools/content/playing/README.md. */
export interface TestEvent {
  readonly audit?: Readonly<Record<string, unknown>>;
  readonly signIn?: Readonly<Record<string, unknown>>;
  readonly usage?: Readonly<Record<string, unknown>>;
  readonly health?: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly by?: string;
  readonly ip?: string;
  readonly country?: string;
  readonly session?: string;
  readonly arrives?: string;
  readonly times?: number;
  readonly every?: string;
  readonly daily?: number;
}

/** What there is before a test's query runs. */
export interface TestSetting {
  readonly name: string;
  readonly events: readonly TestEvent[];
  readonly watchlists?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly tables?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

export interface TestAlert {
  readonly title: string;
  readonly severity?: Severity;
  readonly entities?: readonly string[];
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export interface RuleTestAnswer extends TestSetting {
  readonly alerts: readonly TestAlert[];
}

export interface HuntingTestAnswer extends TestSetting {
  readonly knobs: Readonly<Record<string, string>>;
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

/** How a test went. */
export interface TestOutcome {
  readonly name: string;
  readonly hasPassed: boolean;
  /** What differed, in words; empty when it passed. */
  readonly difference: string;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** A line of `POST /api/content/rules/:slug/tests` (newline-delimited JSON): first the names, then each test as it is done. */
export type TestLine =
  | { readonly kind: "tests"; readonly names: readonly string[] }
  | ({ readonly kind: "outcome" } & TestOutcome)
  /** Nothing more comes: the file cannot be read, or the tests broke off. */
  | { readonly kind: "failed"; readonly message: string };

/** What a completion is, in words, by Microsoft's kind. */
const words: Readonly<Record<string, string>> = {
  AggregateFunction: "aggregation",
  BuiltInFunction: "function",
  Column: "column",
  DatabaseFunction: "workspace function",
  Example: "value",
  LocalFunction: "let function",
  Option: "option",
  Parameter: "parameter",
  QueryPrefix: "operator",
  RenderChart: "chart",
  ScalarInfix: "operator",
  ScalarPrefix: "operator",
  ScalarType: "type",
  Table: "table",
  TabularPrefix: "operator",
  Variable: "variable",
};

export function completionWord(kind: string): string | undefined {
  return words[kind];
}

/** Whether completions are to be offered unasked: within a word, and after `| `, `(`, `,` and `by `. */
export function offersCompletion(before: string): boolean {
  return /(?:[\p{L}_][\w-]*|[|(,=]\s?|\bby\s)$/u.test(before);
}

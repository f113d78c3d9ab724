/** Classes of CSS for Microsoft's kinds of parts of a query; what is not here has the colour of text. */
const classes: Readonly<Record<string, string>> = {
  Comment: "kql-comment",
  Directive: "kql-comment",
  Literal: "kql-number",
  StringLiteral: "kql-string",
  Type: "kql-type",
  Column: "kql-column",
  Table: "kql-table",
  MaterializedView: "kql-table",
  Function: "kql-function",
  Parameter: "kql-variable",
  Variable: "kql-variable",
  QueryParameter: "kql-variable",
  SignatureParameter: "kql-variable",
  ScalarOperator: "kql-operator",
  QueryOperator: "kql-keyword",
  Command: "kql-keyword",
  Keyword: "kql-keyword",
  Option: "kql-type",
};

export function partClass(kind: string): string | undefined {
  return classes[kind];
}

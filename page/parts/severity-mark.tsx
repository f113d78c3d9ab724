import type { Severity } from "../../local-cloud/page-server/answers/severity.ts";

const classes: Readonly<Record<Severity, string>> = {
  High: "mark bad",
  Medium: "mark warning",
  Low: "mark",
  Informational: "mark",
};

/** How grave an incident, an alert or what a rule finds is. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return <span class={classes[severity]}>{severity}</span>;
}

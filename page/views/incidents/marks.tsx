import type { IncidentStatus } from "../../../local-cloud/page-server/answers/incidents.ts";

const statusClasses: Readonly<Record<IncidentStatus, string>> = {
  New: "mark bad",
  Active: "mark warning",
  Closed: "mark good",
};

export function StatusMark({ status }: { readonly status: IncidentStatus }) {
  return <span class={statusClasses[status]}>{status}</span>;
}

/** A moment in UTC, for people and programs. */
export function Moment({ at, text }: { readonly at: number; readonly text: string }) {
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}

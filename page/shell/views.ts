import type { ComponentType } from "preact";
import type { ViewProps } from "./view-props.ts";

/** A view of the page. Its code is loaded when it is first opened. */
export interface View {
  /** First part of its address. */
  readonly id: string;
  readonly title: string;
  readonly load: () => Promise<ComponentType<ViewProps>>;
}

/** The views, in the order of the navigation; the first is where the page opens. */
export const views: readonly View[] = [
  {
    id: "incidents",
    title: "Incidents",
    load: async () => (await import("../views/incidents/incidents-view.tsx")).IncidentsView,
  },
  {
    id: "workbook",
    title: "Workbook",
    load: async () => (await import("../views/workbook/workbook-view.tsx")).WorkbookView,
  },
  { id: "logs", title: "Logs", load: async () => (await import("../views/logs/logs-view.tsx")).LogsView },
  {
    id: "connector",
    title: "Connector",
    load: async () => (await import("../views/connector/connector-view.tsx")).ConnectorView,
  },
  {
    id: "content",
    title: "Content",
    load: async () => (await import("../views/content/content-view.tsx")).ContentView,
  },
  { id: "data", title: "Data", load: async () => (await import("../views/data/data-view.tsx")).DataView },
];

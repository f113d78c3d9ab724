import type { LocalCloud } from "../cloud.ts";
import type { ConnectorAtWork } from "./connector/connector-at-work.ts";

/** What the views show, and what they may change. */
export interface PageDependencies {
  readonly cloud: LocalCloud;
  /** The function at work. Without it there are no runs, and nothing can be switched. */
  readonly connector?: ConnectorAtWork;
}

import type { Collecting } from "../../collecting.ts";
import type { Stage } from "../../stage.ts";

/** The function at work, and the company that goes on. */
export interface ConnectorAtWork {
  readonly collecting: Pick<Collecting, "runs" | "startNow">;
  readonly stage: Pick<Stage, "arrived" | "faultSwitches" | "standing">;
  /** How many times as fast as the clock the schedule runs. */
  readonly speed: number;
}

import type { StreamLine } from "../../local-cloud/run-lines.ts";

/** What a run says of a stream that it has drained. */
export const line: StreamLine = {
  stream: "itemusages",
  category: "ok",
  outcome: "drained",
  events: 1_500,
  pages: 2,
  lagSeconds: 0,
  seconds: 1,
  message: undefined,
};

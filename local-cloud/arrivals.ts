import type { Workspace } from "./azure/workspace.ts";
import { tableName } from "./hosts.ts";
import { streams } from "./onepassword/streams.ts";
import { columnOf } from "../tools/kql/tables/table.ts";
import { millisecondsOf } from "../tools/kql/values/ticks.ts";

/** What the table has of a stream. */
export interface StreamArrival {
  /** Different events, by uuid. A row may stand there again. */
  readonly events: number;
  /** Time of the newest event, in milliseconds since 1970; undefined without any. */
  readonly newest: number | undefined;
}

/** Counts what has arrived. Reads each row once, however often it is asked. */
export function createArrivals(workspace: Pick<Workspace, "table">): () => ReadonlyMap<string, StreamArrival> {
  let read = 0;
  let seen = new Map<string, { readonly uuids: Set<string>; newest: bigint | undefined }>();
  return () => {
    const table = workspace.table(tableName);
    if (table === undefined || table.rows < read) [read, seen] = [0, new Map()];
    if (table !== undefined) {
      const [source, uuid, time] = ["log_source", "uuid_s", "timestamp"].map((name) => columnOf(table, name));
      for (; read < table.rows; read += 1) {
        const [stream, id, at] = [source?.get(read), uuid?.get(read), time?.get(read)];
        if (typeof stream !== "string" || typeof id !== "string") continue;
        const own = seen.get(stream) ?? { uuids: new Set(), newest: undefined };
        own.uuids.add(id);
        if (typeof at === "bigint" && at > (own.newest ?? 0n)) own.newest = at;
        seen.set(stream, own);
      }
    }
    return new Map(
      streams.map((stream) => {
        const { uuids, newest } = seen.get(stream) ?? {};
        return [
          stream,
          { events: uuids?.size ?? 0, newest: newest === undefined ? undefined : millisecondsOf(newest) },
        ];
      }),
    );
  };
}

/** How far the collection of a stream has come. */
export interface Standing {
  /** Events that 1Password has. */
  readonly generated: number;
  /** How many of them are not in the table. */
  readonly missing: number;
  /** Age of the newest event in the table while more are waiting, as the connector's health rows count it; 0 when none are. */
  readonly lagSeconds: number | undefined;
}

/** Where each stream stands at a time, in milliseconds since 1970. */
export function standingOf(
  generated: ReadonlyMap<string, number>,
  arrived: ReadonlyMap<string, StreamArrival>,
  now: number,
): ReadonlyMap<string, Standing> {
  return new Map(
    [...generated].map(([stream, number]) => {
      const { events = 0, newest } = arrived.get(stream) ?? {};
      const missing = Math.max(0, number - events);
      const age = newest === undefined ? undefined : Math.max(0, Math.round((now - newest) / 1_000));
      return [stream, { generated: number, missing, lagSeconds: missing === 0 ? 0 : age }];
    }),
  );
}

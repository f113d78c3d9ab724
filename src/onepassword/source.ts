import { ConnectorError } from "../errors.ts";
import type { StatusTable } from "../http-answer.ts";
import type { Page, Position, Source } from "../pipeline/ports.ts";
import { jsonOf } from "./events-api.ts";
import type { EventsApi } from "./events-api.ts";
import { readPageText } from "./page-slices.ts";
import { readIntrospection, readPage } from "./schema.ts";
import type { Introspection } from "./schema.ts";

/** Largest page of the Events API (1Password developer documentation, Events API, "Pagination"). The cursor carries it on. */
export const pageLimit = 1_000;

const refusedCursor: StatusTable = {
  400: { category: "cursor_refused", message: "the stored cursor is refused." },
};

/**
 * A stream of the Events API as a {@link Source}. A body has either a cursor or what resets it, never both: what the API
 * does with both is not documented.
 * @param path - Such as `/api/v2/itemusages`.
 */
export function createSource(api: EventsApi, path: string): Source {
  return {
    fetch<Taken>(position: Position, take: (events: Iterable<unknown>) => Taken, signal: AbortSignal) {
      const call =
        "cursor" in position
          ? { path, body: { cursor: position.cursor }, statuses: refusedCursor }
          : { path, body: { limit: pageLimit, start_time: position.startTime } };
      const read = (parsed: unknown, items: Iterable<unknown> | undefined): Page<Taken> => {
        const page = readPage(parsed);
        if (page === undefined) throw malformed(path);
        return { taken: take(items ?? page.items), cursor: page.cursor, hasMore: page.hasMore };
      };
      return api.request(call, (body) => readPageText(body, read), signal);
    },
  };
}

/**
 * Asks which account a token belongs to and which streams it may read (Events API, `/api/v2/auth/introspect`).
 * @throws ConnectorError `credentials_failed` when the token is refused.
 */
export async function introspect(api: EventsApi, signal: AbortSignal): Promise<Introspection> {
  const path = "/api/v2/auth/introspect";
  const introspection = readIntrospection(await api.request({ path }, jsonOf, signal));
  if (introspection === undefined) throw malformed(path);
  return introspection;
}

function malformed(path: string): ConnectorError {
  return new ConnectorError(
    "malformed_response",
    `The Events API answered 200 on ${path} with something that is not its documented shape.`,
  );
}

import { parseExactly } from "./exact-json.ts";
import { linesOf } from "./lines.ts";

interface QueryPlace {
  readonly line: number;
  readonly column: number;
}

/** What the server said no to, in its words. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly status: number;
  /** Where in a query, both from 1; undefined when the server names no place. */
  readonly place: QueryPlace | undefined;

  constructor(status: number, message: string, place?: QueryPlace) {
    super(message);
    this.status = status;
    this.place = place;
  }
}

const writeToken = document.querySelector<HTMLMetaElement>('meta[name="write-token"]')?.content ?? "";

/**
 * Reads what stands at an address of this server. The answer's type is what the route says that it sends (local-cloud/page-server/answers).
 * @throws ServerError
 */
export async function read<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return answerOf<Answer>(await reach(path, signal === undefined ? {} : { signal }));
}

/**
 * Changes or runs something, with the token of this page.
 * @throws ServerError
 */
export async function write<Answer>(
  method: "POST" | "PUT" | "DELETE",
  path: string,
  body: unknown = {},
  signal?: AbortSignal,
): Promise<Answer> {
  return answerOf<Answer>(await send(method, path, body, signal));
}

/**
 * Runs something that answers a line of JSON for each of its steps, and gives each as it comes.
 * @param signal - Ends it.
 * @throws ServerError
 */
export async function* writeForLines<Line>(path: string, body: unknown, signal: AbortSignal): AsyncGenerator<Line> {
  const response = await send("POST", path, body, signal);
  if (!response.ok || response.body === null) {
    await answerOf(response);
    return;
  }
  for await (const line of linesOf(response.body.pipeThrough(new TextDecoderStream()))) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both sides of the wire are compiled from the same type
    yield JSON.parse(line) as Line;
  }
}

async function send(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const headers = { "content-type": "application/json", "x-write-token": writeToken };
  const init = { method, headers, body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) };
  return reach(path, init);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ServerError(0, "The program does not answer. Is npm start still running?");
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = parsed(text);
  if (!response.ok)
    throw new ServerError(response.status, messageIn(body) ?? `The server answered ${response.status}.`, placeIn(body));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both sides of the wire are compiled from the same type
  return body as Answer;
}

/** Undefined when it is no JSON: what is not this program's answer is told by its status. */
function parsed(text: string): unknown {
  try {
    return parseExactly(text);
  } catch {
    return undefined;
  }
}

/** The innermost words of an error, as the query API nests them; else `error` or its `message`. */
function messageIn(body: unknown): string | undefined {
  if (typeof body === "string") return body;
  if (typeof body !== "object" || body === null) return undefined;
  const { error, innererror, message } = { error: undefined, innererror: undefined, message: undefined, ...body };
  return messageIn(innererror) ?? messageIn(error) ?? (typeof message === "string" ? message : undefined);
}

/** Where the query API says that the error is: its lines count from 1, its positions from 0. */
function placeIn(body: unknown): QueryPlace | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { error, innererror, line, pos } = {
    error: undefined,
    innererror: undefined,
    line: undefined,
    pos: undefined,
    ...body,
  };
  if (typeof line === "number" && typeof pos === "number") return { line, column: pos + 1 };
  return placeIn(innererror) ?? placeIn(error);
}

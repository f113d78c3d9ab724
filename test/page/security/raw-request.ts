import { connect } from "node:net";
import { text } from "node:stream/consumers";

/** An answer as it came over the socket. */
export interface RawAnswer {
  /** 0 when the connection was closed without one. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface RawRequest {
  /** Such as `GET / HTTP/1.1`. */
  readonly line: string;
  /** In order, repeats and all; nothing is added but `connection: close`. */
  readonly headers: readonly string[];
  readonly body?: string | undefined;
}

/** Sends a request byte by byte as it is written: no client library puts it right on the way. */
export async function sendRaw(url: string, { line, headers, body = "" }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write(`${[line, ...headers, "connection: close"].join("\r\n")}\r\n\r\n${body}`);
  // A server that has refused already may cut the connection while a body is still on its way.
  const answer = await text(socket).catch(() => "");
  return parse(answer);
}

function parse(answer: string): RawAnswer {
  const end = answer.indexOf("\r\n\r\n");
  const [statusLine = "", ...lines] = answer.slice(0, end).split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(statusLine.split(" ")[1] ?? 0), headers: new Map(headers), body: answer.slice(end + 4) };
}

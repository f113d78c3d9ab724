import { getEventListeners } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { setImmediate as afterEvents } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readBody } from "../../src/onepassword/bodies.ts";
import type { Body } from "../../src/onepassword/bodies.ts";
import { never } from "./stub-client.ts";

const mebibyte = 2 ** 20;

/** A body of so many bytes, in pieces as a socket gives them. */
function* pieces(bytes: number, content: string): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= 16_384) yield Buffer.alloc(Math.min(left, 16_384), content);
}

const read = (bytes: number, content: string) => readBody(Readable.from(pieces(bytes, content)), never());

/** Whether two bodies stand in the same memory. Asked so, because a matcher would print a megabyte when they do not. */
const shareMemory = (one: Body, other: Body) => one.bytes.buffer === other.bytes.buffer;

describe("a body", () => {
  it.each([0, 1, 16_384, mebibyte, mebibyte + 1, 5 * mebibyte])("of %i bytes is read whole", async (bytes) => {
    const body = await readBody(Readable.from(pieces(bytes, "body")), never());
    expect(body.bytes.equals(Buffer.concat([...pieces(bytes, "body")]))).toBe(true);
    body.giveBack();
  });

  it("is read whole when it comes in one piece, larger than any usual body", async () => {
    const piece = Buffer.alloc(3 * mebibyte, "body");
    const body = await readBody(Readable.from([piece]), never());
    expect(body.bytes.equals(piece)).toBe(true);
  });

  it.each([100, mebibyte])("of %i bytes stands in memory that the next one is read into", async (bytes) => {
    const first = await read(bytes, "a");
    first.giveBack();
    const second = await read(50, "b");
    expect(shareMemory(first, second)).toBe(true);
    expect(second.bytes.toString()).toBe("b".repeat(50));
    second.giveBack();
  });

  it("leaves the memory that it has outgrown to the next one", async () => {
    const small = await read(100, "a");
    small.giveBack();
    const large = await read(2 * mebibyte, "b");
    const next = await read(100, "c");
    expect(shareMemory(large, small)).toBe(false);
    expect(shareMemory(next, small)).toBe(true);
    next.giveBack();
  });

  it("shares its memory with none that is still read or in use", async () => {
    const inUse = await readBody(Readable.from(pieces(100, "a")), never());
    const slow = new PassThrough();
    const reading = readBody(slow, never());
    slow.write("b".repeat(100));
    const other = await readBody(Readable.from(pieces(100, "c")), never());
    slow.end();
    const texts = [inUse, await reading, other].map(({ bytes }) => bytes.toString());
    expect(texts).toEqual(["a", "b", "c"].map((letter) => letter.repeat(100)));
  });

  it("that breaks off is an error", async () => {
    const stream = new PassThrough();
    const reading = readBody(stream, never());
    stream.write("{");
    stream.destroy(new Error("reset"));
    await expect(reading).rejects.toThrow("reset");
  });

  it("that is closed without an error before its end is an error too", async () => {
    const stream = new PassThrough();
    const reading = readBody(stream, never());
    stream.write("{");
    stream.destroy();
    await expect(reading).rejects.toThrow("The stream was closed before its end.");
  });

  it("is given up, and its stream destroyed, when the signal aborts", async () => {
    const stream = new PassThrough();
    const ending = new AbortController();
    const reading = readBody(stream, ending.signal);
    stream.write("{");
    ending.abort();
    await expect(reading).rejects.toThrow("The stream was given up.");
    expect(stream.destroyed).toBe(true);
    // Whatever the broken connection says afterwards is nobody's business.
    stream.emit("error", new Error("reset"));
    await afterEvents();
  });

  it("leaves nothing at the signal, however it ended", async () => {
    const { signal } = new AbortController();
    await readBody(Readable.from(pieces(100, "a")), signal);
    const stream = new PassThrough();
    stream.destroy();
    await expect(readBody(stream, signal)).rejects.toThrow("The stream was closed before its end.");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is not read when the signal has aborted before", async () => {
    const stream = new PassThrough();
    await expect(readBody(stream, AbortSignal.abort())).rejects.toThrow("The stream was given up.");
    expect(stream.destroyed).toBe(true);
  });
});

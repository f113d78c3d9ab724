/** Buffers that are used again: what V8 has to collect of large ones otherwise, it collects rarely (`npm run bench`, rss_growth). */
export interface BufferPool {
  /** A buffer of at least so many bytes, with anything in it. */
  take(bytes: number): Buffer;
  /** After this the buffer is somebody else's. One that is not given back is simply garbage. */
  giveBack(buffer: Buffer): void;
}

/**
 * Makes a pool of buffers of one size. A larger one is made when it is needed, and not kept.
 * @param most - How many idle ones are kept.
 */
export function createBufferPool(usualBytes: number, most: number): BufferPool {
  const idle: Buffer[] = [];
  return {
    take: (bytes) =>
      (bytes > usualBytes ? undefined : idle.pop()) ?? Buffer.allocUnsafeSlow(Math.max(bytes, usualBytes)),
    giveBack(buffer) {
      if (buffer.length === usualBytes && idle.length < most) idle.push(buffer);
    },
  };
}

import type { EncodedRow, StreamKey } from "../../src/pipeline/ports.ts";

export const hourMs = 3_600_000;
export const key: StreamKey = { account: "ACCOUNT", stream: "itemusages" };
export const pageSize = 4;

/**
 * The overlap covers the latest event ({@link latestMs}) and a clock that is ahead ({@link mostSkewMs}); the design promises
 * no more. The first start is further back than both together.
 */
export const lookBack = { firstRunMs: 72 * hourMs, cursorResetOverlapMs: 48 * hourMs };
export const latestMs = 24 * hourMs;
export const mostSkewMs = 20 * hourMs;

/** Three rows of this size fill a batch, so that a page of four is two uploads. */
export const rowBytes = 320_000;

export const controlRow = (): EncodedRow => ({ json: '"control"', bytes: 9 });

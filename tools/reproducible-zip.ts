import { zipSync } from "fflate";

/** `-rw-r--r--` of a regular file, where the zip format keeps Unix modes: the upper half of the attributes. */
const UNIX = 3;
const READABLE_FILE = (0o100644 << 16) >>> 0;

/**
 * Zips files so that the same files always give the same bytes: sorted by name, one fixed time, fixed modes. The deflate is
 * fflate's own JavaScript, so the Node version does not matter either.
 */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // The zip format stores local time without a zone: a local time gives the same bytes in every zone.
  const mtime = new Date(2000, 0, 1, 12);
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime, os: UNIX, attrs: READABLE_FILE });
}

import { expect } from "vitest";

/** Something that was written, and where it stands. */
export interface Written {
  readonly where: string;
  readonly text: string;
}

/** A part of a token that is shorter than this may stand in a text by chance. */
const tellingLength = 20;

/**
 * Fails when a secret, or one of a token's three parts, stands in anything that was written. Says where, and not what:
 * a test's output is written too.
 */
export function expectNoSecretIn(written: Iterable<Written>, secrets: Iterable<string>): void {
  const parts = [...secrets].flatMap((secret) => [secret].concat(secret.split(".")));
  const needles = [...new Set(parts)].filter((part) => part.length > tellingLength);
  const leaks = [...written]
    .filter(({ text }) => needles.some((needle) => text.includes(needle)))
    .map(({ where }) => where);
  expect(leaks, "a token stands where none may be").toEqual([]);
}

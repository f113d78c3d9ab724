let opened: string | undefined;

/** Remembers which incident was looked at. */
export function noteOpened(id: string): void {
  opened = id;
}

/** The incident that one comes back from, once: its line in the list is where the keyboard goes on. */
export function takeOpened(): string | undefined {
  const id = opened;
  opened = undefined;
  return id;
}

import * as v from "valibot";
import type { Account } from "../../local-cloud/onepassword/accounts.ts";
import { decodeCursor } from "../../local-cloud/onepassword/cursor.ts";
import type { Stream } from "../../local-cloud/onepassword/streams.ts";
import type { World } from "./world.ts";

const content = v.strictObject({
  version: v.literal(1),
  position: v.union([v.strictObject({ cursor: v.string() }), v.strictObject({ startTime: v.string() })]),
  newestEventTime: v.optional(v.string()),
  startedFrom: v.string(),
  committedAt: v.string(),
});

/** What a checkpoint says; see `Checkpoint` in src/pipeline/ports.ts. */
export type CheckpointContent = v.InferOutput<typeof content>;

/**
 * Reads a stream's checkpoint and everything in it.
 * @throws when there is none, or it has another shape.
 */
export async function readCheckpoint(world: World, stream: Stream, account?: Account): Promise<CheckpointContent> {
  return v.parse(content, JSON.parse((await world.checkpoint(stream, account)) ?? ""));
}

/** The cursor of a stream's checkpoint. @throws when it has none. */
export async function storedCursor(world: World, stream: Stream, account?: Account): Promise<string> {
  const { position } = await readCheckpoint(world, stream, account);
  if ("cursor" in position) return position.cursor;
  throw new Error(`The checkpoint of ${stream} has no cursor, it starts at ${position.startTime}.`);
}

/** How many events of the log, from its first, lie behind the checkpoint: only 1Password itself can read a cursor. */
export async function committedEvents(world: World, stream: Stream, account = world.account): Promise<number> {
  if ((await world.checkpoint(stream, account)) === undefined) return 0;
  const { position } = await readCheckpoint(world, stream, account);
  if ("startTime" in position) return 0;
  const cursor = decodeCursor(position.cursor, account.cursorKey);
  if (cursor === undefined) throw new Error(`The checkpoint of ${stream} holds a cursor that 1Password did not sign.`);
  return cursor.position;
}

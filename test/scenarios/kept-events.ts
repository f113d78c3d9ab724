import * as v from "valibot";
import type { World } from "./world.ts";

const line = v.strictObject({ reason: v.string(), detail: v.string(), event: v.unknown() });

/** An event in the container `rejected-events`, with the reason. */
export interface KeptEvent extends v.InferOutput<typeof line> {
  readonly blob: string;
}

/** Every event that was kept aside, in order of the blobs' names. */
export async function keptEvents({ cloud: { blobs } }: World): Promise<KeptEvent[]> {
  const kept: KeptEvent[] = [];
  for (const blob of await blobs.listBlobs("rejected-events")) {
    const text = (await blobs.readBlob("rejected-events", blob)) ?? "";
    const lines = text.split("\n").filter((each) => each !== "");
    for (const each of lines) kept.push({ blob, ...v.parse(line, JSON.parse(each)) });
  }
  return kept;
}

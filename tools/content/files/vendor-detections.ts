import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { ContentError, readYaml } from "./read-folder.ts";

const text = v.pipe(v.string(), v.nonEmpty());
const file = "analytics-rules/vendor-detections.yaml";

const vendorDetections = v.array(
  v.strictObject({
    /** Heading of the coverage page. */
    source: text,
    detections: v.array(
      v.strictObject({
        /** Rules name it in `covers`. */
        id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "give words in small letters with dashes")),
        detects: text,
        /** Who has it, where the source is the union of vendors. */
        vendors: v.optional(v.array(text), []),
        /** What our rules do not see of it, in a sentence. */
        partly: v.exactOptional(text),
      }),
    ),
  }),
);

/** What others detect, or ought to: each must be covered by a rule. */
export type VendorDetections = v.InferOutput<typeof vendorDetections>;

/**
 * The detections that our rules must cover, by source.
 * @param root - Folder of the project.
 * @throws ContentError
 */
export function readVendorDetections(root: string): VendorDetections {
  const answer = readYaml(readFileSync(path.join(root, file), "utf8"), vendorDetections);
  if ("value" in answer) return answer.value;
  throw new ContentError(answer.problems.map((problem) => `${file}: ${problem}`));
}

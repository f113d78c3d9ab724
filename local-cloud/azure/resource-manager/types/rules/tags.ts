import { ArmError } from "../../arm-error.ts";
import { isJsonObject, type JsonValue } from "../../json-value.ts";

/** Microsoft Learn, "Use tags to organize your Azure resources", limitations. */
const maxTags = 50;
const maxNameLength = 512;
const maxValueLength = 256;
const reserved = /[<>%&\\?/]/u;

/** @throws ArmError for tags that Resource Manager refuses. */
export function checkTags(tags: JsonValue | undefined): void {
  if (tags === undefined) return;
  if (!isJsonObject(tags)) {
    throw new ArmError(400, "InvalidRequestContent", "The tags must be an object of texts.", { target: "tags" });
  }
  const entries = Object.entries(tags);
  if (entries.length > maxTags) {
    throw new ArmError(400, "InvalidTags", `The number of tags ${entries.length} exceeds the limit of ${maxTags}.`);
  }
  for (const [name, value] of entries) {
    if (typeof value !== "string") {
      throw new ArmError(400, "InvalidRequestContent", `The value of the tag '${name}' must be a string.`);
    }
    if (reserved.test(name)) {
      throw new ArmError(
        400,
        "InvalidTagNameCharacters",
        `The tag names '${name}' have reserved characters '<,>,%,&,\\,?,/' or control characters.`,
      );
    }
    if (name.length > maxNameLength || value.length > maxValueLength) {
      throw new ArmError(
        400,
        "InvalidTags",
        `The tag '${name}' is too long: its name may have ${maxNameLength} characters, its value ${maxValueLength}.`,
      );
    }
  }
}

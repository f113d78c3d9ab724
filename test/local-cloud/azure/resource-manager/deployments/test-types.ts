import { ArmError } from "../../../../../local-cloud/azure/resource-manager/arm-error.ts";
import { fingerprint } from "../../../../../local-cloud/azure/resource-manager/fingerprint.ts";
import { isJsonObject, type JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import type { ResourceType } from "../../../../../local-cloud/azure/resource-manager/resource-type.ts";

const apiVersions = ["2026-01-01"];

/** What has been made, in order, and what may be told to fail. */
export interface TestTypes {
  readonly types: readonly ResourceType[];
  readonly made: string[];
  readonly deleted: string[];
}

/**
 * Small resource types: `shelves` stand alone, `shelves/books` need their shelf, `labels` extend anything, and
 * `notes` have a `text` that is never answered. `properties.refuse` makes any of them refuse.
 */
export function createTestTypes(): TestTypes {
  const made: string[] = [];
  const deleted: string[] = [];
  const define = (
    type: string,
    answer: (properties: JsonObject, name: string) => JsonObject = (properties) => properties,
    sent: (properties: JsonObject) => JsonObject = (properties) => properties,
  ): ResourceType => ({
    type,
    apiVersions,
    put({ id, body }, { resources }) {
      const properties = isJsonObject(body["properties"]) ? body["properties"] : {};
      if (properties["refuse"] !== undefined) {
        throw new ArmError(409, "TestRefusal", `${id.names.join("/")} is refused.`);
      }
      if (id.above !== undefined && resources.get(id.above) === undefined) {
        throw new ArmError(404, "ParentResourceNotFound", `Failed to perform 'write': parent '${id.above}' not found.`);
      }
      return {
        sent: { ...body, properties: sent(properties) },
        answered: { ...body, properties: answer(properties, id.names.at(-1) ?? "") },
      };
    },
    made({ id }, { body }) {
      made.push(id.slice(id.lastIndexOf("/") + 1));
      if (isJsonObject(body["properties"]) && body["properties"]["break"] !== undefined) {
        throw new ArmError(409, "TestBreakage", "It broke while it was made.");
      }
    },
    deleted({ id }) {
      deleted.push(id.slice(id.lastIndexOf("/") + 1));
    },
  });
  return {
    made,
    deleted,
    types: [
      define("Contoso.Test/shelves", (properties, name) => ({
        height: 10,
        ...properties,
        uri: `https://${name}.test`,
      })),
      define("Contoso.Test/shelves/books"),
      define("Contoso.Test/labels"),
      define(
        "Contoso.Test/notes",
        ({ text: _text, ...properties }) => properties,
        ({ text, ...properties }) => ({
          ...properties,
          text: fingerprint(JSON.stringify(text ?? null)),
        }),
      ),
      define("Contoso.Other/things"),
      define("Microsoft.Authorization/roleAssignments"),
    ],
  };
}

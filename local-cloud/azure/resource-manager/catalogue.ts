import { ArmError } from "./arm-error.ts";
import { parseResourceId, type ResourceId } from "./resource-id.ts";
import type { PutRequest, ResourceType, StoredResource, Surroundings } from "./resource-type.ts";

/** The resource types that exist. */
export interface Catalogue {
  readonly types: readonly ResourceType[];
  /** Namespaces, as they are written. */
  readonly namespaces: readonly string[];
  find(type: string): ResourceType | undefined;
  /**
   * The type, if it has this API version.
   * @throws ArmError for an unknown namespace, type or API version.
   */
  get(type: string, apiVersion: string): ResourceType;
  /**
   * How a resource would stand there after this request. Changes nothing.
   * @throws ArmError when the provider refuses it.
   */
  plan(request: PutRequest, surroundings: Surroundings): StoredResource;
}

export function createCatalogue(types: readonly ResourceType[]): Catalogue {
  const byType = new Map(types.map((type) => [type.type.toLowerCase(), type]));
  const namespaces = [...new Set(types.map(({ type }) => namespaceOf(type)))];
  const catalogue: Catalogue = {
    types,
    namespaces,
    find: (type) => byType.get(type.toLowerCase()),
    get(type, apiVersion) {
      const [namespace = "", ...segments] = type.split("/");
      if (!namespaces.some((known) => known.toLowerCase() === namespace.toLowerCase())) {
        throw new ArmError(404, "InvalidResourceNamespace", `The resource namespace '${namespace}' is invalid.`);
      }
      const found = byType.get(type.toLowerCase());
      if (found === undefined) {
        throw new ArmError(
          404,
          "InvalidResourceType",
          `The resource type '${segments.join("/")}' could not be found in the namespace '${namespace}' ` +
            `for api version '${apiVersion}'. The supported api-versions are ''.`,
        );
      }
      if (!found.apiVersions.includes(apiVersion)) {
        throw new ArmError(
          400,
          "NoRegisteredProviderFound",
          `No registered resource provider found for location '' and API version '${apiVersion}' ` +
            `for type '${segments.join("/")}'. The supported api-versions are '${found.apiVersions.join(", ")}'. ` +
            "The supported locations are ''.",
        );
      }
      return found;
    },
    plan(request, surroundings) {
      const type = catalogue.get(request.id.type, request.apiVersion);
      // What a resource is called stays as it was first written.
      const before = surroundings.resources.get(request.id.text);
      return {
        id: before?.id ?? request.id.text,
        name: before?.name ?? request.id.names.at(-1) ?? "",
        type: type.type,
        apiVersion: request.apiVersion,
        ...type.put(request, surroundings),
      };
    },
  };
  return catalogue;
}

export function namespaceOf(type: string): string {
  return type.split("/", 1)[0] ?? "";
}

/**
 * The id in its parts.
 * @throws ArmError when it is none.
 */
export function readResourceId(text: string): ResourceId {
  const id = parseResourceId(text);
  if (id === undefined) {
    throw new ArmError(400, "InvalidResourceId", `The resource id '${text}' is invalid.`);
  }
  return id;
}

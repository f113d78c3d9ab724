import { parseResourceId } from "../resource-id.ts";
import { ArmError } from "../arm-error.ts";
import type { JsonObject, JsonValue } from "../json-value.ts";
import { resourceNotFound } from "../refusals.ts";
import type { ResourceStore, StoredResource } from "../resource-type.ts";
import type { Runtime } from "../template/expanded.ts";
import { isDeployment } from "./address.ts";
import type { Deployment } from "./deployment.ts";
import { outputsAnswer } from "./deployment-answer.ts";

export interface RuntimeOptions {
  readonly deployment: Pick<Deployment, "byKey" | "tree">;
  readonly resources: ResourceStore;
  /** Which nested deployments may be read: ids in lower case. */
  readonly basis: ReadonlySet<string>;
  /** A deployment of earlier, by its id in lower case. */
  readonly earlier: (id: string) => Deployment | undefined;
}

/** `reference(...)` as it is answered while a deployment runs. */
export function createRuntime({ deployment, resources, basis, earlier }: RuntimeOptions): Runtime {
  return {
    reference(keyOrId, { full }) {
      const idText = deployment.byKey.get(keyOrId)?.resource.id ?? keyOrId;
      const id = parseResourceId(idText);
      if (id === undefined) {
        throw new ArmError(
          400,
          "InvalidTemplate",
          `Unable to process template language expressions: The template reference '${keyOrId}' is not valid: ` +
            "could not find template resource or resource copy with this name. " +
            "Please see https://aka.ms/arm-function-reference for usage details.",
        );
      }
      if (isDeployment(id.type)) {
        const key = idText.toLowerCase();
        const found = basis.has(key) ? deployment.tree.deployments.get(key) : earlier(key);
        if (found === undefined) {
          throw resourceNotFound(id);
        }
        const properties = { provisioningState: found.state, outputs: outputsAnswer(found.outputs) };
        return full ? { properties } : properties;
      }
      const resource = resources.get(idText);
      if (resource === undefined) {
        throw resourceNotFound(id);
      }
      return full ? fullAnswer(resource) : (resource.answered["properties"] ?? {});
    },
  };
}

/** What `reference(..., 'Full')` gives (Microsoft Learn, "Resource functions for ARM templates", reference). */
function fullAnswer({ id, type, apiVersion, answered }: StoredResource): JsonValue {
  const { subscriptionId = "", resourceGroup = "" } = parseResourceId(id) ?? {};
  return {
    apiVersion,
    ...answered,
    subscriptionId,
    resourceGroupName: resourceGroup,
    resourceId: id,
    resourceType: type,
    referenceApiVersion: apiVersion,
    condition: true,
    isConditionTrue: true,
    isTemplateResource: false,
    isAction: false,
    provisioningOperation: "Read",
  } satisfies JsonObject;
}

import { validationFailed } from "../expressions/invalid-template.ts";
import type { ResourceInstance } from "./resource-instances.ts";

/** Azure's limit of one deployment. */
const maxResources = 800;

/**
 * @throws ArmError when there are more than 800 resources, or two have the same id. Those whose condition is false count,
 * as in Azure; those that exist already do not: they are only looked at.
 */
export function refuseDuplicates(instances: readonly ResourceInstance[]): void {
  const deployed = instances.filter(({ existing }) => !existing);
  if (deployed.length > maxResources) {
    throw validationFailed(
      `The number of template resources limit exceeded. Limit: '${maxResources}' and actual: '${deployed.length}'. Please see https://aka.ms/arm-template for usage details.`,
    );
  }
  const seen = new Set<string>();
  for (const { id, key } of deployed) {
    if (seen.has(id.toLowerCase())) {
      throw validationFailed(
        `The resource '${id.slice(id.lastIndexOf("/providers/") + "/providers/".length)}' is defined multiple times in a template. Please see https://aka.ms/arm-syntax-resources for usage details.`,
        key,
      );
    }
    seen.add(id.toLowerCase());
  }
}

import { ArmError } from "../../arm-error.ts";

/* What Resource Manager says in the same words for all providers (Microsoft Learn, "Resource Manager error codes"). */

export function parentNotFound(type: string, parentId: string): ArmError {
  return new ArmError(
    404,
    "ParentResourceNotFound",
    `Failed to perform 'write' on resource(s) of type '${shortType(type)}', because the parent resource '${parentId}' could not be found.`,
  );
}

export function notAResourceId(path: string, value: string): ArmError {
  return new ArmError(
    400,
    "LinkedInvalidPropertyId",
    `Property id '${value}' at path '${path}' is invalid. Expect fully qualified resource Id that start with ` +
      "'/subscriptions/{subscriptionId}' or '/providers/{resourceProviderNamespace}/'.",
    { target: path },
  );
}

export function wrongTypeOfResource(path: string, id: string, expected: string): ArmError {
  return new ArmError(
    400,
    "LinkedInvalidPropertyId",
    `Property id '${id}' at path '${path}' is invalid. Expect the id of a resource of type '${expected}'.`,
    { target: path },
  );
}

export function locationMissing(): ArmError {
  return new ArmError(400, "LocationRequired", "The location property is required for this definition.");
}

export function locationUnknown(type: string, location: string): ArmError {
  return new ArmError(
    400,
    "LocationNotAvailableForResourceType",
    `The provided location '${location}' is not available for resource type '${type}'.`,
  );
}

export function locationTaken(name: string, resourceGroup: string, existing: string, asked: string): ArmError {
  return new ArmError(
    409,
    "InvalidResourceLocation",
    `The resource '${name}' already exists in location '${existing}' in resource group '${resourceGroup}'. ` +
      `A resource with the same name cannot be created in location '${asked}'. Please select a new resource name.`,
  );
}

/** The type without its namespace. */
function shortType(type: string): string {
  return type.slice(type.indexOf("/") + 1);
}

import { ArmError } from "../arm-error.ts";
import type { DeploymentNode } from "./deployment.ts";

/** How a deployment fails of which resources failed. */
export function deploymentFailed(deploymentId: string, failed: readonly DeploymentNode[]): ArmError {
  return new ArmError(
    409,
    "DeploymentFailed",
    "At least one resource deployment operation failed. Please list deployment operations for details. " +
      "Please see https://aka.ms/arm-deployment-operations for usage details.",
    {
      target: deploymentId,
      details: failed.flatMap(({ resource, error }) => (error === undefined ? [] : [withTarget(error, resource.id)])),
    },
  );
}

/** How a nested deployment fails as a resource of the outer one. */
export function nestedDeploymentFailed(deploymentId: string, error: ArmError): ArmError {
  return new ArmError(
    409,
    "ResourceDeploymentFailure",
    "The resource write operation failed to complete successfully, because it reached terminal provisioning state 'Failed'.",
    { target: deploymentId, details: [error] },
  );
}

export function deploymentCanceled(deploymentId: string): ArmError {
  return new ArmError(409, "DeploymentCanceled", "The deployment was canceled.", { target: deploymentId });
}

/** How a deployment fails of its outputs, as their evaluation says. */
export function outputsFailed(deploymentId: string, error: ArmError): ArmError {
  return withTarget(error, deploymentId);
}

/** How a template is refused before anything of it is deployed. */
export function notValid(deploymentName: string, trackingId: string, details: readonly ArmError[]): ArmError {
  return new ArmError(
    400,
    "InvalidTemplateDeployment",
    `The template deployment '${deploymentName}' is not valid according to the validation procedure. ` +
      `The tracking id is '${trackingId}'. See inner errors for details.`,
    { details },
  );
}

/** Any error as Resource Manager answers it. One that is none of Azure's is a fault of the local cloud itself. */
export function toArmError(error: unknown): ArmError {
  return error instanceof ArmError
    ? error
    : new ArmError(
        500,
        "InternalServerError",
        `The local cloud failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
}

function withTarget(error: ArmError, target: string): ArmError {
  return error.target === undefined
    ? new ArmError(error.status, error.code, error.message, { target, details: error.details })
    : error;
}

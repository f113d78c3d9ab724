import type { Context, Hono } from "hono";

import type { ApiEnvironment, ApiParts } from "../api.ts";
import { errorBody } from "../arm-error.ts";
import { ArmError } from "../arm-error.ts";
import { type DeploymentAddress, deploymentAddress, deploymentType } from "../deployments/address.ts";
import { deploymentAnswer } from "../deployments/deployment-answer.ts";
import { operationsAnswer } from "../deployments/operations.ts";
import { absolute, accepted, page, readBody, withApiVersion } from "./answers.ts";

/** Deployments in resource groups (REST API reference, "Deployments", "Deployment Operations"). */
export function addDeploymentRoutes(app: Hono<ApiEnvironment>, parts: ApiParts): void {
  const { deployments, rights, now } = parts;
  const group = "/subscriptions/:subscriptionId/resourceGroups/:group";
  const list = `${group}/providers/Microsoft.Resources/deployments`;
  const one = `${list}/:name`;

  app.get(list, (context) => {
    const { subscriptionId, group: name } = context.req.param();
    const wanted = /^provisioningState eq '(\w+)'$/iu.exec(context.req.query("$filter") ?? "")?.[1];
    const found = deployments
      .list(subscriptionId, name)
      .filter(({ state }) => wanted === undefined || state === wanted);
    return page(context, found.map(deploymentAnswer));
  });

  app.get(one, (context) => {
    const address = permitted(context, "read");
    if (context.req.method === "HEAD") {
      return context.body(null, deployments.find(address) === undefined ? 404 : 204);
    }
    return context.json(deploymentAnswer(deployments.get(address)));
  });

  app.put(one, async (context) => {
    const address = permitted(context, "write");
    const existed = deployments.find(address) !== undefined;
    const deployment = deployments.create(address, await readBody(context), context.get("caller"));
    const status = absolute(context, `${address.id}/operationStatuses/${deployment.correlationId}`);
    context.header("azure-asyncoperation", withApiVersion(context, status));
    context.header("retry-after", "0");
    return context.json(deploymentAnswer(deployment), existed ? 200 : 201);
  });

  app.get(`${one}/operationStatuses/:id`, (context) => {
    const { state, error, correlationId } = deployments.get(addressOf(context));
    if (context.req.param("id") !== correlationId) {
      throw new ArmError(404, "OperationNotFound", "The deployment has been replaced by another one since.");
    }
    context.header("retry-after", "0");
    return context.json({ status: state, ...(error === undefined ? {} : { error: errorBody(error) }) });
  });

  app.delete(one, (context) => {
    const address = permitted(context, "delete");
    return deployments.delete(address)
      ? accepted(context, { ...parts, subscriptionId: address.subscriptionId }, Promise.resolve(undefined))
      : context.body(null, 204);
  });

  app.post(`${one}/validate`, async (context) => {
    const address = permitted(context, "validate/action");
    return context.json(await deployments.validate(address, await readBody(context), context.get("caller")));
  });

  app.post(`${one}/whatIf`, async (context) => {
    const address = permitted(context, "whatIf/action");
    const predicted = deployments.whatIf(address, await readBody(context), context.get("caller"));
    return accepted(context, { ...parts, subscriptionId: address.subscriptionId }, predicted);
  });

  app.post(`${one}/cancel`, (context) => {
    deployments.cancel(permitted(context, "cancel/action"));
    return context.body(null, 204);
  });

  app.post(`${one}/exportTemplate`, (context) =>
    context.json({ template: deployments.get(permitted(context, "exportTemplate/action")).request.template }),
  );

  // Clients list operations by the one address or the other.
  for (const operations of [`${one}/operations`, `${group}/deployments/:name/operations`]) {
    app.get(operations, (context) =>
      page(context, operationsAnswer(deployments.get(permitted(context, "operations/read")), now())),
    );
    app.get(`${operations}/:id`, (context) => {
      const found = operationsAnswer(deployments.get(permitted(context, "operations/read")), now()).find(
        ({ operationId }) => operationId === context.req.param("id"),
      );
      if (found === undefined) {
        throw new ArmError(404, "DeploymentOperationNotFound", "The deployment operation could not be found.");
      }
      return context.json(found);
    });
  }

  function permitted(context: Context<ApiEnvironment>, action: string): DeploymentAddress {
    const address = addressOf(context);
    rights.demand(context.get("caller"), `${deploymentType}/${action}`, address.id);
    return address;
  }
}

function addressOf(context: Context): DeploymentAddress {
  const { subscriptionId = "", group = "", name = "" } = context.req.param();
  return deploymentAddress(subscriptionId, group, name);
}

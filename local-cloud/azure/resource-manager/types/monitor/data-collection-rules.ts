import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { merge, objectsAt, textAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { digitsOf } from "../rules/guid.ts";
import type { Put } from "../rules/put.ts";
import { wordings } from "../rules/wording.ts";
import { workspaceType } from "../log-analytics/workspaces.ts";
import { flowProblems } from "./data-flows.ts";
import { streamProblems } from "./stream-declarations.ts";

/** "Azure Monitor service limits", data collection rules. */
const mostOfEach = 10;
/** A name ends up in the host name of a Direct rule's endpoint; the limit is from third parties, not from Azure's documentation. */
const maxDirectName = 30;

/** Microsoft.Insights/dataCollectionRules (Microsoft Learn, "Structure of a data collection rule"). */
export const dataCollectionRules: ResourceType = defineType({
  type: "Microsoft.Insights/dataCollectionRules",
  apiVersions: ["2024-03-11"],
  wording: wordings.monitor,
  location: "region",
  hasProvisioningState: true,
  name: {
    matches: /^[a-z0-9][\w.-]{1,62}[\w-]$/iu,
    code: "InvalidResourceName",
    text: "The name '{name}' is not valid: 3 to 64 letters, digits, periods, underscores and hyphens.",
  },
  fields: {
    kind: { is: "string", oneOf: ["Direct", "Linux", "Windows", "WorkspaceTransforms"] },
    "properties.description": { is: "string", max: 256 },
    "properties.streamDeclarations": { is: "object", max: mostOfEach },
    "properties.streamDeclarations.*.columns": { is: "array", required: true, min: 1, max: 500 },
    "properties.streamDeclarations.*.columns[].name": { is: "string", required: true },
    "properties.streamDeclarations.*.columns[].type": { is: "string", required: true },
    "properties.destinations": { is: "object", required: true },
    "properties.destinations.logAnalytics": { is: "array", min: 1, max: mostOfEach },
    "properties.destinations.logAnalytics[].name": { is: "string", required: true },
    "properties.destinations.logAnalytics[].workspaceResourceId": {
      is: "string",
      required: true,
      refersTo: workspaceType,
    },
    "properties.dataFlows": { is: "array", required: true, min: 1, max: mostOfEach },
    "properties.dataFlows[].streams": { is: "array", required: true, min: 1 },
    "properties.dataFlows[].destinations": { is: "array", required: true, min: 1 },
    "properties.dataFlows[].transformKql": { is: "string", max: 15_360 },
    "properties.dataFlows[].outputStream": { is: "string" },
    "properties.dataCollectionEndpointId": { is: "string", refersTo: "any" },
  },
  check(put) {
    const details = [...kindProblems(put), ...regionProblems(put), ...streamProblems(put.body), ...flowProblems(put)];
    if (details.length > 0) {
      throw new ArmError(400, "InvalidPayload", "Data collection rule is invalid", { details });
    }
  },
  answer({ id, name, body, location, resources }) {
    const isDirect = textAt(body, "kind") === "Direct";
    const logAnalytics = objectsAt(body, "properties.destinations.logAnalytics").map((destination) => {
      const workspace = resources.get(textAt(destination, "workspaceResourceId") ?? "");
      return merge(destination, { workspaceId: textAt(workspace?.answered ?? {}, "properties.customerId") ?? "" });
    });
    const host = `${name.toLowerCase()}-${digitsOf(4, "endpoint", id.text)}.${location}-1`;
    return {
      properties: {
        immutableId: `dcr-${digitsOf(32, "immutable id", id.text)}`,
        ...(logAnalytics.length === 0 ? {} : { destinations: { logAnalytics } }),
        ...(isDirect
          ? {
              endpoints: {
                logsIngestion: `https://${host}.ingest.monitor.azure.com`,
                metricsIngestion: `https://${host}.metrics.ingest.monitor.azure.com`,
              },
            }
          : {}),
      },
    };
  },
});

/** Endpoints cannot be added to a rule that was made without them. */
function* kindProblems({ name, body, existing }: Put): Generator<ArmError> {
  const kind = textAt(body, "kind") ?? "";
  const before = existing === undefined ? kind : (textAt(existing.answered, "kind") ?? "");
  if (kind !== before) {
    yield problem("InvalidKind", `The kind cannot be changed from '${before}' to '${kind}'.`, "kind");
  }
  if (kind === "Direct" && name.length > maxDirectName) {
    yield problem(
      "InvalidName",
      `The name '${name}' is too long: a rule of kind Direct may have ${maxDirectName} characters.`,
      "name",
    );
  }
}

function* regionProblems({ body, location, resources }: Put): Generator<ArmError> {
  for (const [index, destination] of objectsAt(body, "properties.destinations.logAnalytics").entries()) {
    const id = textAt(destination, "workspaceResourceId") ?? "";
    const region = textAt(resources.get(id)?.answered ?? {}, "location");
    if (region !== location) {
      yield problem(
        "InvalidDestinationLocation",
        `The workspace '${id}' is in '${region ?? ""}', the data collection rule in '${location}': both must be in the same region.`,
        `properties.destinations.logAnalytics[${index}]`,
      );
    }
  }
}

function problem(code: string, message: string, target: string): ArmError {
  return new ArmError(400, code, message, { target });
}

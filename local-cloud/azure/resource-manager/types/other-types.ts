import type { ResourceType } from "../resource-type.ts";
import { defineType } from "./rules/define-type.ts";
import { wordings } from "./rules/wording.ts";

/** Microsoft.EventGrid/systemTopics: the least that a template could need. */
export const systemTopics: ResourceType = defineType({
  type: "Microsoft.EventGrid/systemTopics",
  apiVersions: ["2025-02-15"],
  wording: wordings.eventGrid,
  location: "region",
  hasProvisioningState: true,
  name: {
    matches: /^[a-z0-9-]{3,128}$/iu,
    code: "InvalidRequest",
    text: "The name '{name}' of the system topic is not valid: 3 to 128 letters, digits and hyphens.",
  },
  fields: {
    properties: { is: "object", required: true },
    "properties.source": { is: "string", required: true, refersTo: "any" },
    "properties.topicType": { is: "string", required: true },
  },
});

/** Microsoft.Logic/workflows: the least that a playbook needs. */
export const workflows: ResourceType = defineType({
  type: "Microsoft.Logic/workflows",
  apiVersions: ["2019-05-01"],
  wording: wordings.logic,
  location: "region",
  hasProvisioningState: true,
  name: {
    matches: /^[\w().-]{1,80}$/u,
    code: "InvalidResourceName",
    text: "The name '{name}' of the workflow is not valid: up to 80 letters, digits and _().-",
  },
  fields: {
    properties: { is: "object", required: true },
    "properties.state": { is: "string", oneOf: ["Enabled", "Disabled"], byDefault: "Enabled" },
    "properties.definition": { is: "object", required: true },
  },
});

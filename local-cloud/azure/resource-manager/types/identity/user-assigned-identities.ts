import type { ResourceType } from "../../resource-type.ts";
import { textAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { guidOf } from "../rules/guid.ts";
import { wordings } from "../rules/wording.ts";

/** Microsoft.ManagedIdentity/userAssignedIdentities. Its ids follow from its resource id. */
export const userAssignedIdentities: ResourceType = defineType({
  type: "Microsoft.ManagedIdentity/userAssignedIdentities",
  apiVersions: ["2024-11-30"],
  wording: wordings.identity,
  location: "region",
  name: {
    matches: /^[a-z0-9][a-z0-9_-]{2,127}$/iu,
    code: "InvalidResourceName",
    text: "The name '{name}' is not valid: 3 to 128 letters, digits, hyphens and underscores, starting with a letter or a digit.",
  },
  fields: { "properties.isolationScope": { is: "string", oneOf: ["None", "Regional"] } },
  answer: ({ id, tenantId, now, existing }) => ({
    properties: {
      tenantId,
      principalId: guidOf("principal", id.text),
      clientId: guidOf("client", id.text),
    },
    systemData: {
      createdAt:
        (existing === undefined ? undefined : textAt(existing.answered, "systemData.createdAt")) ??
        new Date(now).toISOString(),
    },
  }),
});

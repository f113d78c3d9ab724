import { ArmError } from "../../arm-error.ts";
import { workspaceType } from "../log-analytics/workspaces.ts";
import { defineType, type TypeRules } from "../rules/define-type.ts";
import type { Put } from "../rules/put.ts";
import { wordings } from "../rules/wording.ts";
import type { ResourceType } from "../../resource-type.ts";

const sentinelApiVersions = ["2025-09-01"] as const;

/** Microsoft.SecurityInsights/onboardingStates: with it, the workspace has Sentinel. */
export const onboardingStates: ResourceType = defineType({
  type: "Microsoft.SecurityInsights/onboardingStates",
  apiVersions: sentinelApiVersions,
  wording: wordings.sentinel,
  extends: workspaceType,
  name: {
    matches: /^default$/u,
    code: "BadRequest",
    text: "The name '{name}' is not valid: the only name is 'default'.",
  },
  fields: { "properties.customerManagedKey": { is: "boolean", byDefault: false } },
});

/** A type of Microsoft.SecurityInsights: an extension of a workspace that has Sentinel. */
export function defineSentinelType(
  rules: Omit<TypeRules, "apiVersions" | "wording" | "extends"> & { readonly isChild?: true },
): ResourceType {
  const { isChild, check, ...rest } = rules;
  return defineType({
    ...rest,
    apiVersions: sentinelApiVersions,
    wording: wordings.sentinel,
    ...(isChild === true ? {} : { extends: workspaceType }),
    check(put) {
      if (isChild !== true) checkOnboarded(put);
      check?.(put);
    },
  });
}

function checkOnboarded({ above, resources }: Put): void {
  const state = `${above?.id ?? ""}/providers/Microsoft.SecurityInsights/onboardingStates/default`;
  if (resources.get(state) === undefined) {
    throw new ArmError(
      400,
      "BadRequest",
      `Workspace '${above?.name ?? ""}' is not onboarded to Microsoft Sentinel. Please onboard through the portal ` +
        "(https://learn.microsoft.com/en-us/azure/sentinel/quickstart-onboard) or use the OnboardingStates ARM api to onboard to Sentinel.",
    );
  }
}

/** A refusal of Sentinel. */
export function refuse(message: string, target?: string): ArmError {
  return new ArmError(400, "BadRequest", message, target === undefined ? {} : { target });
}

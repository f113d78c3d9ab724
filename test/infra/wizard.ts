import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { root } from "./deployed-template.ts";

const Constraints = v.object({
  required: v.optional(v.boolean()),
  regex: v.optional(v.string()),
  validationMessage: v.optional(v.string()),
  allowedValues: v.optional(v.array(v.object({ label: v.string(), value: v.string() }))),
});

const Element = v.looseObject({
  name: v.string(),
  type: v.string(),
  visible: v.optional(v.union([v.boolean(), v.string()])),
  defaultValue: v.optional(v.union([v.boolean(), v.string(), v.array(v.string())])),
  multiselect: v.optional(v.boolean()),
  toolTip: v.optional(v.string()),
  constraints: v.optional(Constraints),
});
export type WizardElement = v.InferOutput<typeof Element>;

const Permission = v.object({ permission: v.string(), message: v.string() });

const Wizard = v.object({
  parameters: v.object({
    config: v.object({
      isWizard: v.boolean(),
      basics: v.looseObject({
        resourceGroup: v.looseObject({ constraints: v.object({ validations: v.array(Permission) }) }),
      }),
    }),
    basics: v.array(Element),
    steps: v.array(v.object({ name: v.string(), label: v.string(), elements: v.array(Element) })),
    outputs: v.record(v.string(), v.pipe(v.string(), v.regex(/^\[.*\]$/u))),
  }),
});

/** The wizard of the Deploy to Azure button (Microsoft Learn, "CreateUiDefinition.json for the Azure portal"). */
export async function readWizard() {
  const text = await readFile(path.join(root, "infra/createUiDefinition.json"), "utf8");
  const document: unknown = JSON.parse(text);
  const { parameters } = v.parse(v.looseObject({ parameters: v.unknown() }), document);
  const wizard = v.parse(Wizard, { parameters }).parameters;
  return { ...wizard, text, elements: elementsOf(wizard) };
}

/** All elements by how expressions name them: `basics('a')`, `steps('b').c`. */
function elementsOf({ basics, steps }: v.InferOutput<typeof Wizard>["parameters"]): ReadonlyMap<string, WizardElement> {
  return new Map([
    ...basics.map((element): [string, WizardElement] => [`basics('${element.name}')`, element]),
    ...steps.flatMap(({ name, elements }) =>
      elements.map((element): [string, WizardElement] => [`steps('${name}').${element.name}`, element]),
    ),
  ]);
}

/** The elements that an expression names. */
export function namedElements(expression: string): readonly string[] {
  return expression.match(/basics\('\w+'\)|steps\('\w+'\)\.\w+/gu) ?? [];
}

/** What an element gives (Microsoft Learn, "CreateUiDefinition elements": sample output of each). */
export function kindOf({ type, multiselect }: WizardElement): "array" | "bool" | "object" | "string" | undefined {
  switch (type) {
    case "Microsoft.Common.CheckBox":
      return "bool";
    case "Microsoft.Common.DropDown":
      return multiselect === true ? "array" : "string";
    case "Microsoft.Common.PasswordBox":
    case "Microsoft.Common.TextBox":
      return "string";
    case "Microsoft.Common.TagsByResource":
    case "Microsoft.Solutions.ResourceSelector":
      return "object";
    default:
      return undefined;
  }
}

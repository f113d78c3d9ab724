import type { Report } from "../findings.ts";
import type { BicepFile, Declaration, Decorator, TypeExpression } from "../syntax/nodes.ts";
import { decoratorsOf } from "../syntax/walk.ts";
import { decoratorsInside } from "./type-names.ts";

const ofTypes = ["description", "secure", "minValue", "maxValue", "minLength", "maxLength", "metadata", "sealed"];

/** What may stand in front of what (Microsoft Learn, "Bicep file structure and syntax", decorators). Discriminators and exports are not supported. */
const allowed: Readonly<Record<Exclude<Declaration["kind"], "targetScope">, readonly string[]>> = {
  metadata: [],
  param: [...ofTypes, "allowed"],
  var: ["description"],
  type: ofTypes,
  func: ["description"],
  resource: ["description", "batchSize"],
  module: ["description", "batchSize"],
  output: ofTypes,
};

const known = new Set(Object.values(allowed).flat());

/** Refuses decorators that are unknown, misplaced or written twice. */
export function checkDecorators({ declarations }: BicepFile, report: Report): void {
  for (const declaration of declarations) checkDeclaration(declaration, report);
}

function checkDeclaration(declaration: Declaration, report: Report): void {
  if (declaration.kind === "targetScope") return;
  checkList(decoratorsOf(declaration), declaration.kind, report);
  for (const type of typesIn(declaration)) {
    for (const decorator of decoratorsInside(type)) checkOne(decorator, "type", report);
  }
  if (declaration.kind === "resource") for (const inner of declaration.nested) checkDeclaration(inner, report);
  if ((declaration.kind === "resource" || declaration.kind === "module") && declaration.body.loop === undefined) {
    const batched = declaration.decorators.find(({ name }) => name === "batchSize");
    if (batched !== undefined) report(batched.at, "BCP155", "Only what has a loop has a batch size.");
  }
}

function typesIn(declaration: Declaration): readonly TypeExpression[] {
  if (declaration.kind === "param" || declaration.kind === "output") return [declaration.type];
  return declaration.kind === "type" ? [declaration.value] : [];
}

function checkList(decorators: readonly Decorator[], kind: keyof typeof allowed, report: Report): void {
  for (const decorator of decorators) checkOne(decorator, kind, report);
  for (const [name, group] of Map.groupBy(decorators, (decorator) => decorator.name)) {
    if (group.length > 1)
      for (const { at } of group) report(at, "BCP166", `The decorator "${name}" is written more than once.`);
  }
}

function checkOne({ at, name }: Decorator, kind: keyof typeof allowed, report: Report): void {
  if (!known.has(name)) report(at, "BCP057", `There is no decorator "${name}", or it is not supported.`);
  else if (!allowed[kind].includes(name)) report(at, "BCP152", `"${name}" cannot stand in front of "${kind}".`);
}

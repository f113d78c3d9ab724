import type { Report } from "../findings.ts";
import type {
  BicepFile,
  FunctionDeclaration,
  Identifier,
  Metadata,
  Module,
  Output,
  Parameter,
  Resource,
  TargetScope as DeclaredScope,
  TypeDeclaration,
  Variable,
} from "../syntax/nodes.ts";

/** Where a file deploys to (`targetScope`; a resource group unless said otherwise). */
export type TargetScope = "resourceGroup" | "subscription" | "managementGroup" | "tenant";

/** A file's declarations by kind. */
export interface Declared {
  readonly targetScope: TargetScope;
  readonly metadata: readonly Metadata[];
  readonly parameters: readonly Parameter[];
  readonly variables: readonly Variable[];
  readonly types: readonly TypeDeclaration[];
  readonly functions: readonly FunctionDeclaration[];
  readonly outputs: readonly Output[];
  /** Without nested ones. */
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
}

export function sortDeclarations({ declarations }: BicepFile, report: Report): Declared {
  const declared = {
    metadata: declarations.filter((declaration) => declaration.kind === "metadata"),
    parameters: declarations.filter((declaration) => declaration.kind === "param"),
    variables: declarations.filter((declaration) => declaration.kind === "var"),
    types: declarations.filter((declaration) => declaration.kind === "type"),
    functions: declarations.filter((declaration) => declaration.kind === "func"),
    outputs: declarations.filter((declaration) => declaration.kind === "output"),
    resources: declarations.filter((declaration) => declaration.kind === "resource"),
    modules: declarations.filter((declaration) => declaration.kind === "module"),
  };
  const { metadata, outputs, ...others } = declared;
  reportTwice(Object.values(others).flat(), "BCP028", "Identifier", report);
  reportTwice(outputs, "BCP145", "Output", report);
  reportTwice(metadata, "BCP258", "Metadata", report);
  return {
    ...declared,
    targetScope: targetScopeOf(
      declarations.filter((declaration) => declaration.kind === "targetScope"),
      report,
    ),
  };
}

/** Names are told apart by letter case; the same name twice is reported at each place. */
export function reportTwice(
  named: readonly { readonly id: Identifier }[],
  code: string,
  what: string,
  report: Report,
): void {
  for (const group of Map.groupBy(named, ({ id }) => id.name).values()) {
    if (group.length > 1)
      for (const { id } of group) report(id.at, code, `${what} "${id.name}" is declared more than once.`);
  }
}

const scopes: readonly TargetScope[] = ["resourceGroup", "subscription", "managementGroup", "tenant"];

function targetScopeOf(declarations: readonly DeclaredScope[], report: Report): TargetScope {
  const [first, ...others] = declarations;
  if (others.length > 0)
    for (const { at } of declarations) report(at, "BCP112", "targetScope is declared more than once.");
  const scope = scopes.find((known) => known === first?.value);
  if (first !== undefined && scope === undefined) {
    report(
      first.at,
      "BCP033",
      `"${first.value}" is no target scope. There are ${scopes.map((known) => `"${known}"`).join(", ")}.`,
    );
  }
  return scope ?? "resourceGroup";
}

import { conditionsOf, type Deployed } from "../binding/references.ts";
import type { ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { Expression, Output } from "../syntax/nodes.ts";
import { propertyValue } from "../syntax/walk.ts";
import { type Arm, access, call, text } from "./arm.ts";
import { type Converter, itemLocals, type Locals, symbolicName } from "./locals.ts";
import { nameOf, resourceId } from "./resource-ids.ts";
import { isSecure } from "./secure.ts";
import { Unsupported } from "./unsupported.ts";

/** The version of nested deployments that the official compiler writes (Azure/bicep, EmitConstants). */
export const deploymentsApiVersion = "2025-04-01";

/** All of a resource or module, or of each in a loop. */
export function reference(deployed: Deployed, locals: Locals, converter: Converter): Arm {
  return deployed.symbol.kind === "resource"
    ? fullReference({ ...deployed, symbol: deployed.symbol }, locals, converter)
    : moduleReference(deployed, locals, converter);
}

function moduleReference(deployed: Deployed, locals: Locals, converter: Converter): Arm {
  return call(isWhole(deployed) ? "references" : "reference", symbolicName(deployed, locals, converter));
}

function fullReference({ symbol, index }: DeployedResource, locals: Locals, converter: Converter): Arm {
  const name = symbolicName({ symbol, index }, locals, converter);
  return isWhole({ symbol, index })
    ? call("references", name, text("full"))
    : call("reference", name, text(symbol.apiVersion), text("full"));
}

function isWhole({ symbol, index }: Deployed): boolean {
  return symbol.isCollection && index === undefined;
}

interface DeployedResource extends Deployed {
  readonly symbol: ResourceSymbol;
}

/** What is read of a resource or module. */
export interface Read extends Deployed {
  readonly property: string;
  readonly safe: boolean;
}

export function resourceProperty(read: Read, locals: Locals, converter: Converter): Arm {
  const { symbol, index, property, safe } = read;
  if (symbol.kind !== "resource") throw new Error(`"${symbol.name}" is not a resource.`);
  const inside = itemLocals(read, locals, converter);
  const guarded = (value: Arm): Arm => (safe ? underConditions(conditionsOf(symbol), value, inside, converter) : value);
  switch (property) {
    case "id":
      return guarded(resourceId(symbol, inside, converter));
    case "name":
      return guarded(converter.convert(nameOf(symbol), inside));
    case "type":
      return text(symbol.type);
    case "apiVersion":
      return text(symbol.apiVersion);
    default: {
      if (converter.context.inlining.existing(symbol)) {
        throw new Unsupported(
          symbol.declaration.id.at,
          `The name of "${symbol.name}" is known only while deploying, so nothing but its id and name can be read.`,
        );
      }
      const name = symbolicName(read, locals, converter);
      if (property === "properties" && !safe) return call(isWhole(read) ? "references" : "reference", name);
      const whole = guarded(fullReference({ symbol, index }, locals, converter));
      return safe ? call("tryGet", whole, text(property)) : access(whole, text(property));
    }
  }
}

function underConditions(conditions: readonly Expression[], value: Arm, locals: Locals, { convert }: Converter): Arm {
  const [first, ...others] = conditions.map((condition) => convert(condition, locals));
  if (first === undefined) return value;
  return call(
    "if",
    others.reduce((all, condition) => call("and", all, condition), first),
    value,
    call("null"),
  );
}

export function moduleProperty(read: Read, locals: Locals, converter: Converter, isSecureOutput?: boolean): Arm {
  const { symbol, property, safe } = read;
  if (symbol.kind !== "module") throw new Error(`"${symbol.name}" is not a module.`);
  const { condition } = symbol.declaration.body;
  const inside = itemLocals(read, locals, converter);
  const guarded = (value: Arm): Arm =>
    safe && condition !== undefined ? underConditions([condition], value, inside, converter) : value;
  if (property === "name") return guarded(moduleName(symbol, read.index, inside, converter));
  if (property !== "outputs")
    throw new Unsupported(
      symbol.declaration.id.at,
      `Of a module, "name" and "outputs" can be read, not "${property}".`,
    );
  if (isSecureOutput ?? symbol.target.outputs.some((output) => isSecure(output, symbol.target))) {
    return guarded(
      call("listOutputsWithSecureValues", symbolicName(read, locals, converter), text(deploymentsApiVersion)),
    );
  }
  const whole = moduleReference(read, locals, converter);
  return safe ? call("tryGet", guarded(whole), text("outputs")) : access(whole, text("outputs"));
}

/** `module.outputs.name`; secure outputs are listed, as `reference()` does not show them. */
export function moduleOutput(read: Read, outputsAreSafe: boolean, locals: Locals, converter: Converter): Arm {
  const { symbol, property, safe } = read;
  const output: Output | undefined =
    symbol.kind === "module" ? symbol.target.outputs.find(({ id }) => id.name === property) : undefined;
  const isSecret = symbol.kind === "module" && output !== undefined && isSecure(output, symbol.target);
  const outputs = moduleProperty({ ...read, property: "outputs", safe: outputsAreSafe }, locals, converter, isSecret);
  const way = isSecret ? [text(property)] : [text(property), text("value")];
  if (safe) return way.reduce((value, name) => call("tryGet", value, name), outputs);
  if (outputs.kind === "call" && outputs.name === "tryGet" && outputs.accessors.length === 0)
    return call("tryGet", ...outputs.args, ...way);
  const last = outputs.kind === "call" && outputs.name === "if" ? outputs.args.at(-1) : undefined;
  return last?.kind === "call" && last.name === "null" ? call("tryGet", outputs, ...way) : access(outputs, ...way);
}

/** The longest name of a deployment, less what stands behind the module's name in one that is made up. */
const longestNamePart = { single: 64 - 14, loop: 64 - 18 };

/** A module without a name gets one that differs by the deployment that it is part of. */
export function moduleName(
  symbol: ModuleSymbol,
  index: Expression | undefined,
  locals: Locals,
  { convert }: Converter,
): Arm {
  const written = propertyValue(symbol.declaration.body.object, "name");
  if (written !== undefined) return convert(written, locals);
  const unique = call("uniqueString", text(symbol.name), access(call("deployment"), text("name")));
  if (!symbol.isCollection) return call("format", text(`${symbol.name.slice(0, longestNamePart.single)}-{0}`), unique);
  const position = index === undefined ? call("copyIndex") : convert(index, locals);
  return call("format", text(`${symbol.name.slice(0, longestNamePart.loop)}-{0}-{1}`), position, unique);
}

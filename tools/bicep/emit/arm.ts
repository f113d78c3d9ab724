/** An expression of the template language, before it is written as text (Microsoft Learn, "Template syntax and expressions"). */
export type Arm =
  | ArmCall
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "integer"; readonly value: number };

/** `name(args)` and what is read of it: `.property`, `[index]`. */
export interface ArmCall {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Arm[];
  readonly accessors: readonly Arm[];
}

export function call(name: string, ...args: readonly Arm[]): ArmCall {
  return { kind: "call", name, args, accessors: [] };
}

export function text(value: string): Arm {
  return { kind: "text", value };
}

/** Template expressions know 32-bit integers only; a greater one is read from JSON. */
export function integer(value: number): Arm {
  return value > 0x7fffffff || value < -0x80000000 ? call("json", text(String(value))) : { kind: "integer", value };
}

/** `target.property`, `target[index]`. Only calls can be followed by those, so a literal becomes one. */
export function access(target: Arm, ...accessors: readonly Arm[]): ArmCall {
  const base = target.kind === "call" ? target : call(target.kind === "text" ? "string" : "int", target);
  return { ...base, accessors: [...base.accessors, ...accessors] };
}

/** As it stands in the template: `[expression]`, but texts and integers as they are. */
export function written(arm: Arm): string | number {
  if (arm.kind === "integer") return arm.value;
  return arm.kind === "text" ? writtenText(arm.value) : `[${inExpression(arm)}]`;
}

/** A text that looks like an expression is marked as none by a second bracket. */
export function writtenText(value: string): string {
  return value.startsWith("[") && value.endsWith("]") ? `[${value}` : value;
}

function inExpression(arm: Arm): string {
  if (arm.kind === "integer") return String(arm.value);
  if (arm.kind === "text") return `'${arm.value.replaceAll("'", "''")}'`;
  return `${arm.name}(${arm.args.map(inExpression).join(", ")})${arm.accessors.map(accessor).join("")}`;
}

function accessor(arm: Arm): string {
  return arm.kind === "text" && /^[A-Za-z_]\w*$/.test(arm.value) ? `.${arm.value}` : `[${inExpression(arm)}]`;
}

export function contains(arm: Arm, name: string): boolean {
  return (
    arm.kind === "call" && (arm.name === name || [...arm.args, ...arm.accessors].some((inner) => contains(inner, name)))
  );
}

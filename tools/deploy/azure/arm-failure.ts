import { isRestError } from "@azure/core-rest-pipeline";

/** One thing that Resource Manager or a resource provider says is wrong. */
export interface ArmFailure {
  readonly code: string;
  readonly message: string;
  /** What it is about, where that is told: a resource id, or the name of a member. */
  readonly target: string | undefined;
}

/**
 * The innermost failures of an error as Resource Manager answers or records it. The outer ones only say that something
 * inside went wrong ("At least one resource operation failed"), and a provider's answer may stand as JSON text in a message.
 * Source: Microsoft Learn, "Find error codes" for Azure Resource Manager deployments.
 * @param error - `{ code, message, target, details }`, possibly inside `{ error }`.
 */
export function innermostFailures(error: unknown): readonly ArmFailure[] {
  const leaves = [...leavesOf(error)].flatMap(apart);
  const texts = leaves.map(({ code, message }) => `${code} ${message}`);
  return leaves.filter((_, index) => texts.indexOf(texts[index] ?? "") === index);
}

/** The failures of an answer that is no success; undefined when the error is none of Azure's. */
export function failuresOfAnswer(error: unknown): readonly ArmFailure[] | undefined {
  if (!isRestError(error) || error.response === undefined) return undefined;
  const { status, bodyAsText } = error.response;
  const failures = innermostFailures(parsed(bodyAsText ?? ""));
  if (failures.length > 0) return failures;
  return [{ code: error.code ?? String(status), message: `Azure answered ${status}.`, target: undefined }];
}

function* leavesOf(error: unknown): Generator<ArmFailure> {
  if (!isObject(error)) return;
  if (isObject(error["error"])) {
    yield* leavesOf(error["error"]);
    return;
  }
  const { code, message, target, details } = error;
  const inside = Array.isArray(details) ? details.flatMap((detail: unknown) => Array.from(leavesOf(detail))) : [];
  const text = typeof message === "string" ? message : "";
  const quoted = [...leavesOf(parsed(text))];
  if (inside.length > 0 || quoted.length > 0) {
    // The resource is told further out than the reason.
    const about = textOf(target);
    for (const leaf of inside.length > 0 ? inside : quoted) yield { ...leaf, target: leaf.target ?? about };
    return;
  }
  if (typeof code !== "string" && text === "") return;
  yield { code: textOf(code) ?? "", message: text, target: textOf(target) };
}

/** What one may not do is told for all resources of a template in one message. */
function apart({ code, message, target }: ArmFailure): readonly ArmFailure[] {
  const [, several] = /^Deployment failed with multiple errors: '(.*)'$/su.exec(message) ?? [];
  if (several === undefined) return [{ code, message, target }];
  return several.split(/:(?=Authorization failed for )/u).map((one) => ({ code, message: one, target: undefined }));
}

function parsed(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { ArmError } from "../arm-error.ts";

/** A template, its parameters or one of its expressions are wrong: 400 `InvalidTemplate`, as Resource Manager answers. */
export function invalidTemplate(message: string, target?: string): ArmError {
  return new ArmError(400, "InvalidTemplate", message, target === undefined ? {} : { target });
}

/** Found before anything is deployed. Azure words all of these with the same beginning. */
export function validationFailed(reason: string, target?: string): ArmError {
  return invalidTemplate(`Deployment template validation failed: '${reason}'.`, target);
}

/**
 * Runs something that evaluates expressions and puts in front of an error where in the template it happened.
 * @throws ArmError with the sentence that `words` makes of the reason.
 */
export function within<T>(words: (reason: string) => ArmError, evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    // What carries its place already, such as a variable used by a name, keeps it: the innermost place helps most.
    if (error instanceof ExpressionFault) throw words(error.message);
    throw error;
  }
}

/** An expression that cannot be read or evaluated. It is an ArmError for whoever evaluates it alone; `within` adds the place. */
export class ExpressionFault extends ArmError {
  constructor(message: string) {
    super(400, "InvalidTemplate", message);
  }
}

/** A function of the language does not take what it got, for the reason given: a whole sentence. */
export function cannotEvaluate(functionName: string, reason: string): ExpressionFault {
  return new ExpressionFault(
    `Unable to evaluate the template language function '${functionName}'. ${reason} Please see https://aka.ms/arm-functions for usage details.`,
  );
}

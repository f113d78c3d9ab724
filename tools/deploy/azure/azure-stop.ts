import type { ArmFailure } from "./arm-failure.ts";
import { failuresOfAnswer } from "./arm-failure.ts";

/** Why Azure did not do something: the innermost reasons, each with what to do. */
export class AzureStop extends Error {
  override readonly name = "AzureStop";
  readonly failures: readonly ArmFailure[];

  /** @param what - What was tried, as a sentence. */
  constructor(what: string, failures: readonly ArmFailure[]) {
    super(what);
    this.failures = failures;
  }
}

/**
 * Does something with Azure, and says what was tried when Azure refuses it. Any other error passes.
 * @throws AzureStop
 */
export async function trying<Result>(what: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const failures = failuresOfAnswer(error);
    throw failures === undefined ? error : new AzureStop(what, failures);
  }
}

/** Why a command stops, and what to do about it. Both are safe to print. */
export class Stop extends Error {
  override readonly name = "Stop";
  readonly remedy: string;

  constructor(reason: string, remedy: string) {
    super(reason);
    this.remedy = remedy;
  }
}

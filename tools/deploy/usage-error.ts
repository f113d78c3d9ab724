/** What is wrong with the command line; the message is for whoever typed it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

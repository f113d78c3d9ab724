/** Runs that count; what other work, and collections of garbage, add to one is in none of them at its best. */
const countedRuns = 2;

/**
 * Processor time of a run in this thread, in seconds: what somebody waits on a machine that does nothing else. After a run that is not counted, as
 * Azure's binding is not ours; of the others the least.
 * @returns With what the last run gave.
 */
export async function processorSeconds<Result>(
  run: () => Promise<Result>,
): Promise<{ readonly seconds: number; readonly result: Result }> {
  let result = await run();
  let seconds = Number.POSITIVE_INFINITY;
  for (let counted = 0; counted < countedRuns; counted++) {
    const before = process.threadCpuUsage();
    result = await run();
    const { user, system } = process.threadCpuUsage(before);
    seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return { seconds, result };
}

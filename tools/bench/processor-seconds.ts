/**
 * Processor time of a run, whatever else the machine does, in seconds; after a run that is not counted, as Azure's binding is not ours.
 * @returns With what the second run gave.
 */
export async function processorSeconds<Result>(
  run: () => Promise<Result>,
): Promise<{ readonly seconds: number; readonly result: Result }> {
  await run();
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}

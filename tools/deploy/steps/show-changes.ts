import { innermostFailures } from "../azure/arm-failure.ts";
import { AzureStop, trying } from "../azure/azure-stop.ts";
import type { Request, ResourceManager } from "../azure/resource-manager.ts";
import type { Terminal } from "../terminal.ts";
import { forecast } from "../what-if-words.ts";

const invalid = "Azure finds the deployment invalid. Nothing of it was deployed.";
const unforeseeable = "Azure cannot say what the deployment would change. Nothing of it was deployed.";

/**
 * Has Azure check the template and its parameters, with the rights of whoever is signed in.
 * @throws AzureStop with everything that it finds wrong.
 */
export async function validate(manager: Pick<ResourceManager, "validate">, request: Request): Promise<void> {
  const error = await trying(invalid, manager.validate(request));
  if (error !== undefined) throw new AzureStop(invalid, innermostFailures(error));
}

/**
 * Shows what the deployment would change.
 * @returns whether nothing would.
 * @throws AzureStop when Azure cannot say.
 */
export async function showChanges(
  manager: Pick<ResourceManager, "whatIf">,
  request: Request,
  terminal: Pick<Terminal, "line">,
): Promise<boolean> {
  const result = await trying(unforeseeable, manager.whatIf(request));
  if (result.error !== undefined) throw new AzureStop(unforeseeable, innermostFailures(result.error));
  const { lines, nothing } = forecast(result);
  for (const line of lines) terminal.line(line);
  if (nothing) terminal.line("Nothing to change: everything is as the template says.");
  return nothing;
}

import { Stop } from "../stop.ts";
import type { Terminal } from "../terminal.ts";

/**
 * Where nobody can be asked, that is said before anything else is done.
 * @throws Stop with the remedy if there is no terminal to ask in.
 */
export function checkCanAsk({ interactive }: Pick<Terminal, "interactive">, remedy: string): void {
  if (!interactive) throw new Stop("Standard input is no terminal, so that nobody can be asked.", remedy);
}

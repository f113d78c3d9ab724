import type { Listener } from "../../local-cloud/plane-listener.ts";

/** Routes for host names, or for all that end with something. */
export class RoutesBySuffix extends Map<string, Listener> {
  override get(host: string): Listener | undefined {
    return super.get(host) ?? [...this].find(([suffix]) => suffix.startsWith(".") && host.endsWith(suffix))?.[1];
  }

  override has(host: string): boolean {
    return this.get(host) !== undefined;
  }
}

import type { DeployedResources, ReferenceOptions } from "../expressions/environment.ts";
import { ExpressionFault } from "../expressions/invalid-template.ts";
import { parseResourceId } from "../resource-id.ts";
import type { Runtime } from "./expanded.ts";
import type { ResourceIndex } from "./resource-index.ts";
import { unlisted } from "./unlisted-dependencies.ts";

/** Who asks: it may only ask for what it waits for. */
export interface Asking {
  readonly key: string;
  readonly dependsOn: readonly string[];
}

/**
 * `reference()` and `references()` of a running deployment. Outputs may ask for everything; a resource only for what its
 * `dependsOn` lists, which is checked before the deployment as far as it can be seen there.
 */
export function deployedResources(
  runtime: Runtime,
  index: ResourceIndex,
  asking: Asking | undefined,
): DeployedResources {
  function ofTemplate(key: string, options: ReferenceOptions, how: string) {
    if (asking !== undefined && !asking.dependsOn.includes(key)) {
      throw unlisted(asking.key, index.byKey(key)?.symbol ?? key, how);
    }
    return runtime.reference(key, options);
  }

  return {
    one: (nameOrId, options) => {
      const known = index.byKey(nameOrId) ?? index.byId(nameOrId);
      if (known !== undefined) return ofTemplate(known.key, options, "reference");
      if (parseResourceId(nameOrId) === undefined) {
        throw new ExpressionFault(
          `The template reference '${nameOrId}' is not valid: could not find template resource or resource copy with this name. Please see https://aka.ms/arm-function-reference for usage details.`,
        );
      }
      if (options.apiVersion === undefined) {
        throw new ExpressionFault(
          `The reference to '${nameOrId}' requires an API version. Please see https://aka.ms/arm-function-reference for usage details.`,
        );
      }
      return runtime.reference(nameOrId, options);
    },
    all: (symbol, options) => {
      const instances = index.bySymbol(symbol);
      if (instances !== undefined) return instances.map(({ key }) => ofTemplate(key, options, "references"));
      throw new ExpressionFault(
        `The template reference '${symbol}' is not valid: could not find template resource copy with this name. Please see https://aka.ms/arm-function-reference for usage details.`,
      );
    },
  };
}

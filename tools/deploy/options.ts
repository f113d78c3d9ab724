import { parseArgs } from "node:util";
import { UsageError } from "./usage-error.ts";

/** Where the connector is, or is to be. */
export interface Place {
  readonly subscription: string;
  readonly resourceGroup: string;
  /** Resource id of the workspace, or its name. */
  readonly workspace: string;
}

/** What `npm run deploy` was asked for. */
export interface DeployOptions extends Place {
  /** Name of an Azure region, as `westeurope`. */
  readonly location: string;
  readonly parametersFile: string | undefined;
  /** Only show what would change. */
  readonly whatIf: boolean;
  readonly tokenFromStdin: boolean;
  /** Do not ask. */
  readonly yes: boolean;
}

/** What `npm run uninstall` was asked for. */
export interface UninstallOptions extends Place {
  readonly deleteTable: boolean;
  readonly yes: boolean;
}

const placeLines = `  --subscription ID       subscription that the connector runs in (a GUID)
  --resource-group NAME   resource group that the connector runs in
  --workspace ID          the Sentinel workspace: its resource id, or its name in that subscription`;

const otherClouds =
  "In Azure Government and in China, AZURE_AUTHORITY_HOST has to name the cloud, as for all of Microsoft's tools.";

/** What `npm run deploy -- --help` prints. */
export const deployUsage = `npm run deploy -- OPTIONS
${placeLines}
  --location REGION       where the connector runs, as westeurope
  --parameters FILE       further parameters of infra/main.bicep: an ARM parameters file (JSON)
  --what-if               only show what would change
  --token-from-stdin      read the 1Password token from standard input; without it the vault keeps the token it has
  --yes                   do not ask
  --help                  this text

Example: npm run deploy -- --subscription 00000000-0000-0000-0000-000000000000 --resource-group onepassword \\
           --workspace contoso-sentinel --location westeurope --token-from-stdin

${otherClouds}`;

/** What `npm run uninstall -- --help` prints. */
export const uninstallUsage = `npm run uninstall -- OPTIONS
${placeLines}
  --delete-table          delete the table too, with all events in it; without it the table stays
  --yes                   do not ask
  --help                  this text

${otherClouds}`;

const placeOptions = {
  subscription: { type: "string" },
  "resource-group": { type: "string" },
  workspace: { type: "string" },
  yes: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

interface TextOption {
  readonly name: string;
  readonly shape: RegExp;
  /** What the shape means, as the end of "... takes". */
  readonly takes: string;
}

/** Names as Azure allows them (Microsoft Learn, "Naming rules and restrictions for Azure resources"). */
const textOptions = {
  subscription: {
    name: "--subscription",
    shape: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu,
    takes: "the id of a subscription (a GUID; az account list shows it)",
  },
  resourceGroup: {
    name: "--resource-group",
    shape: /^[\p{L}\p{N}_\-.()]{0,89}[\p{L}\p{N}_\-()]$/u,
    takes: "the name of a resource group: up to 90 letters, digits, dots, dashes, underscores and brackets",
  },
  workspace: {
    name: "--workspace",
    shape:
      /^(?:[a-z\d][a-z\d-]{2,61}[a-z\d]|\/subscriptions\/[\da-f-]{36}\/resourceGroups\/[^/]+\/providers\/Microsoft\.OperationalInsights\/workspaces\/[^/]+)$/iu,
    takes: "the name of a Log Analytics workspace, or its resource id (/subscriptions/.../workspaces/...)",
  },
  location: {
    name: "--location",
    shape: /^[a-z\d]+$/u,
    takes: "the name of an Azure region, as westeurope (az account list-locations shows them)",
  },
} as const satisfies Record<string, TextOption>;

/**
 * Reads the command line of `npm run deploy`.
 * @throws UsageError that says everything that is wrong.
 */
export function readDeployOptions(args: readonly string[]): DeployOptions | "help" {
  const values = orUsageError(deployUsage, () => {
    const { values: parsed } = parseArgs({
      args: [...args],
      options: {
        ...placeOptions,
        location: { type: "string" },
        parameters: { type: "string" },
        "what-if": { type: "boolean" },
        "token-from-stdin": { type: "boolean" },
      },
    });
    return parsed;
  });
  if (values.help === true) return "help";
  const reader = createReader(deployUsage);
  const options: DeployOptions = {
    ...reader.readPlace(values),
    // As the portal shows it ("West Europe") and as Resource Manager names it.
    location: reader.read(textOptions.location, values.location?.toLowerCase().replaceAll(" ", "")),
    parametersFile: values.parameters,
    whatIf: values["what-if"] ?? false,
    tokenFromStdin: values["token-from-stdin"] ?? false,
    yes: values.yes ?? false,
  };
  reader.finish();
  return options;
}

/**
 * Reads the command line of `npm run uninstall`.
 * @throws UsageError that says everything that is wrong.
 */
export function readUninstallOptions(args: readonly string[]): UninstallOptions | "help" {
  const values = orUsageError(uninstallUsage, () => {
    const { values: parsed } = parseArgs({
      args: [...args],
      options: { ...placeOptions, "delete-table": { type: "boolean" } },
    });
    return parsed;
  });
  if (values.help === true) return "help";
  const reader = createReader(uninstallUsage);
  const options: UninstallOptions = {
    ...reader.readPlace(values),
    deleteTable: values["delete-table"] ?? false,
    yes: values.yes ?? false,
  };
  reader.finish();
  return options;
}

/** Reads text options and remembers what is wrong, so that all of it is told at once. */
function createReader(usage: string) {
  const problems: string[] = [];
  return {
    read({ name, shape, takes }: TextOption, given: string | undefined): string {
      const text = given?.trim() ?? "";
      // Not quoted: somebody may have put the token into the wrong place.
      if (text === "") problems.push(`${name} is missing: it takes ${takes}.`);
      else if (!shape.test(text)) problems.push(`${name} takes ${takes}.`);
      return text;
    },
    readPlace(values: Partial<Record<"subscription" | "resource-group" | "workspace", string>>): Place {
      return {
        subscription: this.read(textOptions.subscription, values.subscription),
        resourceGroup: this.read(textOptions.resourceGroup, values["resource-group"]),
        workspace: this.read(textOptions.workspace, values.workspace),
      };
    },
    /** @throws UsageError if anything is wrong. */
    finish(): void {
      if (problems.length > 0) throw new UsageError(`${problems.join("\n")}\n\n${usage}`);
    },
  };
}

function orUsageError<Values>(usage: string, parse: () => Values): Values {
  try {
    return parse();
  } catch (error) {
    // Node's message names the option, and a word that belongs to none: it is not repeated, for it may be the token.
    const unexpected =
      error instanceof Error && "code" in error && error.code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL";
    const reason = unexpected ? "There is a word that belongs to no option." : messageOf(error);
    throw new UsageError(`${reason}\n\n${usage}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

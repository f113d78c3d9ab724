import { clouds } from "./azure/clouds.ts";
import type { Cloud, CloudName } from "./azure/clouds.ts";
import { readDuration } from "./duration.ts";
import { ConnectorError } from "./errors.ts";
import { readExcludedActions, streamNames } from "./excluded-actions.ts";
import { addressUnder, duration, matches } from "./setting-checks.ts";
import type { Check, DurationLimit } from "./setting-checks.ts";

/** The app settings, read and checked. Durations are in milliseconds. */
export interface Config {
  readonly vaultUri: string;
  readonly secretName: string;
  readonly ingestionEndpoint: string;
  readonly ruleId: string;
  readonly dcrStream: string;
  readonly blobUri: string;
  readonly clientId: string;
  readonly firstRunLookbackMs: number;
  readonly runBudgetMs: number;
  readonly cursorResetOverlapMs: number;
  /** Stream name -> actions of it that stay out of the table. */
  readonly excludedActions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly cloud: Cloud;
}

/** Environment variables, as Node gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One app setting: how it is described to an administrator, and how its text is checked. */
export interface Setting {
  readonly name: string;
  readonly description: string;
  readonly example: string;
  /** Value when it is not set; without one it must be set. */
  readonly defaultText?: string;
  /** It must be set all the same: the Functions host reads it too, and knows no default. */
  readonly neededByHost?: boolean;
  /** What is wrong with the text, as the end of "It is ...", or undefined. */
  readonly problem: Check;
}

const longestLookback: DurationLimit = { ms: 120 * 24 * 3_600_000, text: "P120D" };
/** The host ends an invocation after ten minutes (host.json, functionTimeout); a run must end before. */
const longestBudget: DurationLimit = { ms: 9 * 60_000, text: "PT9M" };
/** Below this no request would have the second that it needs. */
const shortestBudget = { ms: 4_000, text: "PT4S", why: "a request may take a quarter of it" };
const longestOverlap: DurationLimit = { ms: 30 * 24 * 3_600_000, text: "P30D" };

/** All app settings: the README's table is generated from this one. */
export const settings = {
  keyVaultUri: {
    name: "KEY_VAULT_URI",
    description: "Key Vault that holds the 1Password tokens.",
    example: "https://contoso-kv.vault.azure.net",
    problem: addressUnder(({ vaultSuffix }) => vaultSuffix),
  },
  secretName: {
    name: "ONEPASSWORD_SECRET_NAME",
    description:
      "Secret with the Events API token. Each further secret whose name continues it with `-<label>` is another account.",
    example: "onepassword-events-token",
    defaultText: "onepassword-events-token",
    problem: matches(/^[0-9A-Za-z-]{1,100}$/, "the name of a secret: letters, digits and dashes"),
  },
  ingestionEndpoint: {
    name: "LOGS_INGESTION_ENDPOINT",
    description: "Logs ingestion endpoint of the data collection rule.",
    example: "https://contoso-dcr-a1b2.westeurope-1.ingest.monitor.azure.com",
    problem: addressUnder(({ ingestionSuffix }) => ingestionSuffix),
  },
  ruleId: {
    name: "DCR_IMMUTABLE_ID",
    description: "Immutable id of the data collection rule.",
    example: "dcr-0123456789abcdef0123456789abcdef",
    problem: matches(/^dcr-[0-9a-f]{32}$/, "dcr- and 32 hexadecimal digits"),
  },
  dcrStream: {
    name: "DCR_STREAM_NAME",
    description: "Stream of the data collection rule.",
    example: "Custom-OnePasswordEventLogs_CL",
    defaultText: "Custom-OnePasswordEventLogs_CL",
    problem: matches(/^Custom-\w{1,60}$/, "the name of a stream, which begins with Custom-"),
  },
  blobUri: {
    name: "STORAGE_BLOB_URI",
    description: "Blob service of the function's storage account: checkpoints and rejected events.",
    example: "https://contosostore.blob.core.windows.net",
    problem: addressUnder(({ blobSuffix }) => blobSuffix),
  },
  clientId: {
    name: "AZURE_CLIENT_ID",
    description: "Client id of the function's user-assigned identity.",
    example: "00000000-0000-0000-0000-000000000000",
    problem: matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "a client id (a GUID)"),
  },
  schedule: {
    name: "COLLECT_SCHEDULE",
    description: "When to collect: an NCRONTAB expression of six fields, UTC. Read by the Functions host.",
    example: "0 */5 * * * *",
    defaultText: "0 */5 * * * *",
    neededByHost: true,
    problem: matches(/^\S+( \S+){5}$/, "an NCRONTAB expression of six fields"),
  },
  firstRunLookback: {
    name: "FIRST_RUN_LOOKBACK",
    description: "How far back the first run starts: an ISO 8601 duration, at most P120D (1Password keeps 120 days).",
    example: "P30D",
    defaultText: "P7D",
    problem: duration({ atMost: longestLookback }),
  },
  runBudget: {
    name: "RUN_BUDGET",
    description:
      "How long a run starts new pages: an ISO 8601 duration from PT4S to PT9M. What is left is for the next run.",
    example: "PT4M",
    defaultText: "PT4M",
    problem: duration({ atMost: longestBudget, atLeast: shortestBudget }),
  },
  cursorResetOverlap: {
    name: "CURSOR_RESET_OVERLAP",
    description:
      "How far before the newest delivered event to start anew when 1Password refuses a stored cursor: an ISO 8601 duration, at most P30D.",
    example: "P2D",
    defaultText: "P2D",
    problem: duration({ atMost: longestOverlap }),
  },
  excludedActions: {
    name: "EXCLUDED_ACTIONS",
    description:
      "Events to leave out, to save cost: a comma list of `stream/action` (for signinattempts the type of the attempt). They are counted in the health rows.",
    example: "itemusages/server-fetch",
    defaultText: "",
    problem: (text: string) =>
      readExcludedActions(text) === undefined
        ? `not a comma list of stream/action (streams: ${streamNames.join(", ")})`
        : undefined,
  },
  cloud: {
    name: "CLOUD",
    description: "Azure cloud: public, usgov or china.",
    example: "public",
    defaultText: "public",
    problem: (text: string) => (isCloudName(text) ? undefined : `none of ${Object.keys(clouds).join(", ")}`),
  },
} as const satisfies Record<string, Setting>;

/**
 * Reads the app settings.
 * @throws ConnectorError `settings_invalid` that lists every missing and malformed setting with its remedy.
 */
export function readConfig(environment: Environment = process.env): Config {
  const text = (setting: Setting): string => environment[setting.name]?.trim() || (setting.defaultText ?? "");
  const cloudName = text(settings.cloud);
  const cloud: Cloud = clouds[isCloudName(cloudName) ? cloudName : "public"];
  const problems = Object.values<Setting>(settings).flatMap((setting) => {
    const problem = problemOf(setting, text(setting), cloud);
    return problem === undefined ? [] : [problem];
  });
  if (problems.length > 0) throw settingsError(problems);
  return {
    vaultUri: text(settings.keyVaultUri),
    secretName: text(settings.secretName),
    ingestionEndpoint: text(settings.ingestionEndpoint),
    ruleId: text(settings.ruleId),
    dcrStream: text(settings.dcrStream),
    blobUri: text(settings.blobUri),
    clientId: text(settings.clientId),
    firstRunLookbackMs: readDuration(text(settings.firstRunLookback)) ?? 0,
    runBudgetMs: readDuration(text(settings.runBudget)) ?? 0,
    cursorResetOverlapMs: readDuration(text(settings.cursorResetOverlap)) ?? 0,
    excludedActions: readExcludedActions(text(settings.excludedActions)) ?? new Map(),
    cloud,
  };
}

function problemOf(setting: Setting, text: string, cloud: Cloud): string | undefined {
  const { name, example, description, defaultText } = setting;
  // The value is not quoted: somebody may have pasted a token into the wrong field.
  if (text === "")
    return defaultText === undefined ? `${name} is missing. ${description} Example: ${example}` : undefined;
  const problem = setting.problem(text, cloud);
  return problem === undefined ? undefined : `${name} is ${problem}. ${description} Example: ${example}`;
}

function settingsError(problems: readonly string[]): ConnectorError {
  const count = problems.length === 1 ? "One app setting is" : `${problems.length} app settings are`;
  const list = problems.map((problem) => `- ${problem}`).join("\n");
  const remedy = "Set them in the function app under Settings, Environment variables, or deploy again.";
  return new ConnectorError("settings_invalid", `${count} missing or wrong:\n${list}\n${remedy}`);
}

function isCloudName(text: string): text is CloudName {
  return Object.hasOwn(clouds, text);
}

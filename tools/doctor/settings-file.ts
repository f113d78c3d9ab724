import { readFile } from "node:fs/promises";
import * as v from "valibot";
import type { Environment } from "../../src/config.ts";
import { ConnectorError } from "../../src/errors.ts";

/** What `az functionapp config appsettings list` prints. */
const azureList = v.array(v.object({ name: v.string(), value: v.nullish(v.string()) }));

/** A `local.settings.json` of the Functions tools. */
const localSettings = v.object({ Values: v.record(v.string(), v.string()) });

/**
 * Reads app settings from a file: what `az functionapp config appsettings list` prints, or a `local.settings.json`.
 * @throws ConnectorError `settings_invalid` that never quotes the file.
 */
export async function readSettingsFile(file: string): Promise<Environment> {
  const settings = v.safeParse(v.union([azureList, localSettings]), await readJson(file));
  if (!settings.success) throw unreadable(`${file} holds no app settings.`);
  const { output } = settings;
  if ("Values" in output) return output.Values;
  return Object.fromEntries(output.map(({ name, value }) => [name, value ?? undefined]));
}

async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch(() => {
    throw unreadable(`${file} cannot be read.`);
  });
  // Windows PowerShell's > writes UTF-16.
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return JSON.parse(new TextDecoder(encoding).decode(bytes));
  } catch {
    throw unreadable(`${file} is not JSON.`);
  }
}

function unreadable(message: string): ConnectorError {
  return new ConnectorError("settings_invalid", message, {
    remedy:
      "Save what `az functionapp config appsettings list --name <app> --resource-group <group>` prints, or give a local.settings.json.",
  });
}

import { Cron } from "croner";
import type { RegisteredFunction } from "./messages.ts";

/** When a timer function is due. Instants are milliseconds since the epoch; everything is in UTC, as in Azure. */
export interface Schedule {
  /** The NCRONTAB expression, with settings filled in. */
  readonly expression: string;
  /** The first instant strictly after `instant` at which the function is due. */
  next(instant: number): number;
}

/** The function cannot be scheduled. The real host lists such a function as in error and never runs it. */
class IndexingError extends Error {
  override readonly name = "IndexingError";

  constructor(functionName: string, reason: string, options?: ErrorOptions) {
    super(`Error indexing method 'Functions.${functionName}'. ${reason}`, options);
  }
}

/** What NCRONTAB knows; croner knows more (`L`, `W`, `#`, `?`, `@daily`, years), which Azure would refuse. */
const NCRONTAB_FIELD = /^[0-9A-Za-z*,/-]+$/;
const NAMES_ONLY = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)$/i;

/**
 * The schedule of a registered timer function.
 *
 * @param settings the app settings, for a schedule that names one as `%COLLECT_SCHEDULE%`
 * @throws {IndexingError} when the function has no timer trigger, the setting is missing, or the expression is not NCRONTAB
 */
export function scheduleOf(registered: RegisteredFunction, settings: Readonly<Record<string, string>>): Schedule {
  const trigger = registered.bindings.find((binding) => binding.type === "timerTrigger");
  const template = trigger?.["schedule"];
  if (typeof template !== "string") throw new IndexingError(registered.name, "It has no timer trigger.");
  const expression = template.replaceAll(/%([^%]+)%/g, (reference, name: string) => {
    const value = settingNamed(name, settings);
    if (value === undefined) throw new IndexingError(registered.name, `'${reference}' does not resolve to a value.`);
    return value;
  });
  try {
    return parseNcrontab(expression);
  } catch (error) {
    const reason = `The schedule expression '${expression}' was not recognized as a valid cron expression.`;
    throw new IndexingError(registered.name, reason, { cause: error });
  }
}

/** App settings are looked up without regard to case (.NET configuration). */
function settingNamed(name: string, settings: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(settings).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/**
 * Reads an NCRONTAB expression: `{second} {minute} {hour} {day} {month} {day of week}`, or five fields without the second
 * (Microsoft Learn, "Timer trigger for Azure Functions", NCRONTAB expressions). A day must match both its fields, as in
 * NCrontab and unlike Unix cron. Intervals such as `00:05:00` only work on an App Service plan and are refused.
 *
 * @throws when the expression is not NCRONTAB, or is never due
 */
export function parseNcrontab(expression: string): Schedule {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) throw new Error(`'${expression}' has ${fields.length} fields, not 6`);
  for (const field of fields) {
    const words = field.match(/[A-Za-z]+/g) ?? [];
    if (!NCRONTAB_FIELD.test(field) || !words.every((word) => NAMES_ONLY.test(word))) {
      throw new Error(`'${field}' is not an NCRONTAB field`);
    }
  }
  const cron = new Cron(fields.join(" "), {
    mode: "5-or-6-parts",
    timezone: "UTC",
    domAndDow: true,
    sloppyRanges: true,
    paused: true,
  });
  const next = (instant: number): number => {
    const due = cron.nextRun(new Date(instant));
    if (due === null) throw new Error(`'${expression}' is never due`);
    return due.getTime();
  };
  next(0);
  return { expression, next };
}

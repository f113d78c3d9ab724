import { checkColumns, checkTypes } from "./columns.ts";
import { checkEntities } from "./entities.ts";
import type { RuleCheck } from "./examined-rule.ts";
import { checkRunbook, checkTuning } from "./guidance.ts";
import { checkMitre } from "./mitre.ts";
import { checkAscii, checkNames } from "./names.ts";
import { checkConnectors, checkForeignTables, checkNeeds } from "./needs.ts";
import { checkBinding, checkOperators } from "./query-text.ts";
import { checkService } from "./service.ts";
import { checkTests } from "./tests.ts";
import { checkTiming } from "./timing.ts";

/** All checks of a rule by itself. */
export const ruleChecks = {
  names: checkNames,
  ascii: checkAscii,
  binding: checkBinding,
  operators: checkOperators,
  timing: checkTiming,
  columns: checkColumns,
  types: checkTypes,
  entities: checkEntities,
  mitre: checkMitre,
  tuning: checkTuning,
  runbook: checkRunbook,
  connectors: checkConnectors,
  needs: checkNeeds,
  foreignTables: checkForeignTables,
  tests: checkTests,
  service: checkService,
} satisfies Readonly<Record<string, RuleCheck>>;

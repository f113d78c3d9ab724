import { ArmError } from "../../arm-error.ts";
import type { JsonObject } from "../../json-value.ts";
import { columnType } from "../log-analytics/table-columns.ts";
import { objectAt, objectsAt, textAt, textsAt } from "../rules/body.ts";
import type { Put } from "../rules/put.ts";
import { declaredColumns } from "./stream-declarations.ts";

/** The transformation that leaves rows as they are; only then do the stream's columns say what arrives in the table. */
const asItIs = "source";

/** What is wrong with the flows of a data collection rule. */
export function* flowProblems(put: Put): Generator<ArmError> {
  for (const [index, flow] of objectsAt(put.body, "properties.dataFlows").entries()) {
    const target = `properties.dataFlows[${index}]`;
    const problem = (code: string, message: string): ArmError => new ArmError(400, code, message, { target });
    const streams = textsAt(flow, "streams");
    const transform = (textAt(flow, "transformKql") ?? asItIs).trim();
    if (transform !== asItIs && streams.length > 1) {
      yield problem("InvalidDataFlow", "A data flow with a transformation can have one stream only.");
    }
    for (const stream of streams) {
      if (stream.startsWith("Custom-") && declaredColumns(put.body, stream) === undefined) {
        yield problem("InvalidStream", `The stream '${stream}' is not declared in 'streamDeclarations'.`);
      }
    }
    for (const destination of textsAt(flow, "destinations")) {
      const workspaceId = workspaceOf(put.body, destination);
      if (workspaceId === undefined) {
        yield problem("InvalidDestination", `The destination '${destination}' is not among 'destinations'.`);
      } else {
        yield* outputProblems(put, { flow, streams, transform, destination, workspaceId }, problem);
      }
    }
  }
}

interface Route {
  readonly flow: JsonObject;
  readonly streams: readonly string[];
  readonly transform: string;
  readonly destination: string;
  readonly workspaceId: string;
}

function* outputProblems(
  { body, resources }: Put,
  { flow, streams, transform, destination, workspaceId }: Route,
  problem: (code: string, message: string) => ArmError,
): Generator<ArmError> {
  const output = textAt(flow, "outputStream") ?? (streams.length === 1 ? streams[0] : undefined);
  if (output === undefined || !/^(?:Custom|Microsoft)-\w+$/u.test(output)) {
    yield problem(
      "InvalidOutputStream",
      `The output stream '${output ?? ""}' is not valid: 'Custom-' and the name of a table are needed.`,
    );
    return;
  }
  if (!output.startsWith("Custom-")) return;
  const table = resources.get(`${workspaceId}/tables/${output.slice("Custom-".length)}`);
  if (table === undefined) {
    yield problem(
      "InvalidOutputTable",
      `Table for output stream '${output}' is not available for destination '${destination}'.`,
    );
    return;
  }
  if (transform !== asItIs) return;
  const tableColumns = objectsAt(objectAt(table.answered, "properties.schema"), "columns");
  for (const stream of streams) {
    yield* columnProblems(declaredColumns(body, stream) ?? [], tableColumns, output, problem);
  }
}

/**
 * Azure refuses columns of another type. Columns that the table does not have it drops without a word, row by row;
 * here they are refused, because nothing may be lost unnoticed.
 */
function* columnProblems(
  produced: readonly JsonObject[],
  tableColumns: readonly JsonObject[],
  output: string,
  problem: (code: string, message: string) => ArmError,
): Generator<ArmError> {
  const typeInTable = new Map(tableColumns.map((column) => [textAt(column, "name"), stored(column)]));
  const known = produced.filter((column) => typeInTable.has(textAt(column, "name")));
  const different = known.filter((column) => typeInTable.get(textAt(column, "name")) !== stored(column));
  if (different.length > 0) {
    const list = different.map((column) => {
      const name = textAt(column, "name") ?? "";
      return `${name} [produced:'${stored(column)}', output:'${typeInTable.get(name) ?? ""}']`;
    });
    yield problem(
      "InvalidTransformOutput",
      `Types of transform output columns do not match the ones defined by the output stream: ${list.join(", ")}`,
    );
  }
  const unknown = produced.filter((column) => !typeInTable.has(textAt(column, "name")));
  if (unknown.length > 0) {
    const names = unknown.map((column) => textAt(column, "name") ?? "");
    yield problem(
      "InvalidOutputTable",
      `Table for output stream '${output}' does not have the columns ${names.join(", ")}; what arrives in them would be dropped.`,
    );
  }
  if (!produced.some((column) => textAt(column, "name") === "TimeGenerated")) {
    yield problem(
      "InvalidTransformOutput",
      "The output of the transformation misses the mandatory column TimeGenerated.",
    );
  }
}

/** "GUIDs are stored and queried as string". */
function stored(column: JsonObject): string {
  const type = columnType(column);
  return type === "guid" ? "string" : type;
}

function workspaceOf(body: JsonObject, destination: string): string | undefined {
  const found = objectsAt(body, "properties.destinations.logAnalytics").find(
    (candidate) => textAt(candidate, "name") === destination,
  );
  return found === undefined ? undefined : textAt(found, "workspaceResourceId");
}

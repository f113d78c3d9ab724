import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { hourMs, startDrain } from "../../test/rate-limit/endless-backlog.ts";
import { build } from "../build.ts";
import { measureColdStart } from "./cold-start.ts";
import { benchContent } from "./content.ts";
import { benchDetections } from "./detections.ts";
import { startDrainBench } from "./drain.ts";
import { type Figure, printFigures } from "./figure.ts";
import { measureFloorRatio } from "./floor-ratio.ts";
import { measureInfra } from "./infra.ts";
import { measureKql } from "./kql.ts";
import { type KqlPart, rowsOfPart } from "./kql-parts.ts";
import { measurePage } from "./page-in-browser.ts";
import { storedBytesRatio } from "./stored-bytes.ts";

/** Requests that the Events API allows in an hour. */
const allowedInAnHour = 30_000;

const say = (line: string): void => console.error(line);

async function measure(): Promise<readonly Figure[]> {
  const { directory, zipFile } = await build();
  await using bench = await startDrainBench(directory);
  say("CPU time of a page, and of the bare minimum ...");
  const floor = await measureFloorRatio(bench);
  say("Memory with a backlog of 10,000 events and of 1,000,000 (waits for the rate limit) ...");
  const small = await bench.drain(10_000);
  const million = await bench.drain(1_000_000);
  say("Cold start ...");
  const cold = await measureColdStart(directory);
  say("An hour at the rate limit, in virtual time ...");
  const hour = startDrain(1);
  await hour.run(hourMs);
  say("The template: compiling it, deploying it ...");
  const infra = await measureInfra();
  say("KQL over a million rows, and over a workspace ...");
  const kql = await measureKql();
  say("The page, in a browser ...");
  const page = await measurePage();
  const { size: zipBytes } = await stat(zipFile);
  return [
    {
      name: "floor_ratio",
      value: floor.ratio,
      goal: "<= 1.6",
      meaning: "CPU time of a page / that of parsing, mapping, stringifying and compressing it",
    },
    {
      name: "page_cpu_ms",
      value: floor.pageMs,
      goal: "",
      meaning: "CPU time of a page of 1,000 events in the connector's process",
    },
    { name: "floor_cpu_ms", value: floor.floorMs, goal: "", meaning: "CPU time of the bare minimum for the same page" },
    {
      name: "events_per_second",
      value: floor.eventsPerSecond,
      goal: ">= 40000",
      meaning: "of one process, with services that answer at once",
    },
    {
      name: "rss_growth",
      value: million.peakRssBytes / small.peakRssBytes,
      goal: "<= 1.1",
      meaning: "peak memory with a backlog of 1,000,000 events / of 10,000",
    },
    {
      name: "rss_peak_mb",
      value: million.peakRssBytes / 1e6,
      goal: "",
      meaning: "peak memory with a backlog of 1,000,000 events",
    },
    { name: "cold_start_ms", value: cold.appMs, goal: "", meaning: "loading the built function" },
    {
      name: "cold_start_ratio",
      value: cold.appMs / cold.sdksMs,
      goal: "<= 1.5",
      meaning: "loading the function / loading the Azure SDKs it needs, bundled",
    },
    { name: "zip_bytes", value: zipBytes, goal: "<= 1200000", meaning: "size of dist/function.zip" },
    {
      name: "stored_bytes_ratio",
      value: storedBytesRatio(),
      goal: "",
      meaning: "bytes of rows as Azure bills them / bytes of raw events",
    },
    {
      name: "requests_per_1000_events",
      value: floor.requestsPer1000Events,
      goal: "",
      meaning: "over all services, with full pages",
    },
    {
      name: "api_budget_used",
      value: hour.counts.admitted / allowedInAnHour,
      goal: ">= 0.98",
      meaning: "share of the allowed Events API requests used in an hour of backlog",
    },
    { name: "compile_ms", value: infra.compileMs, goal: "<= 3000", meaning: "compiling infra/main.bicep" },
    { name: "deploy_ms", value: infra.deployMs, goal: "<= 5000", meaning: "deploying it into the local cloud" },
    {
      name: "azuredeploy_bytes",
      value: infra.bytes,
      goal: "<= 3000000",
      meaning: "size of infra/azuredeploy.json",
    },
    ...kql.parts.flatMap(kqlFigures),
    {
      name: "kql_bytes_per_row",
      value: kql.workspace.bytesPerRow,
      goal: "<= 1000",
      meaning: "memory of a row of the workspace, with generated events",
    },
    {
      name: "kql_rule_ms",
      value: kql.workspace.ruleMs,
      goal: "",
      meaning: "a prepared rule over 200,000 rows of the workspace, run again",
    },
    ...page,
  ];
}

function kqlFigures({
  name,
  meaning,
  seconds,
  peakBytes,
}: KqlPart & { readonly seconds: number; readonly peakBytes: number }): readonly Figure[] {
  return [
    {
      name: `kql_${name}_seconds`,
      value: seconds,
      goal: name === "filter" ? "<= 1" : "",
      meaning: `KQL: a million rows, ${meaning}`,
    },
    { name: `kql_${name}_rows_per_s`, value: rowsOfPart / seconds, goal: "", meaning: "the same, rows a second" },
    {
      name: `kql_${name}_peak_mb`,
      value: peakBytes / 1e6,
      goal: "",
      meaning: "the same, peak memory of the process, rows included",
    },
  ];
}

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    detections: { type: "boolean" },
    content: { type: "boolean" },
    page: { type: "boolean" },
    people: text,
    days: text,
    seed: text,
    rules: text,
    exact: { type: "boolean" },
  },
});
if (values.detections === true) {
  await benchDetections(values);
  process.exit();
}
if (values.content === true) {
  await benchContent(values);
  process.exit();
}
printFigures(values.page === true ? await measurePage() : await measure(), values.json === true);

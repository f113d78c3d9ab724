import { describe, expect, it } from "vitest";
import { readConfig, settings } from "../../src/config.ts";
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import { asObject, asText, deployTemplate } from "./deployed-template.ts";

const { resources } = await deployTemplate(await readTemplate());
const deployed = asObject(resources.find(({ key }) => key === "functionApp.appSettings")?.body["properties"]);

/** What the Functions host and its Node worker read (Microsoft Learn, "App settings reference for Azure Functions"). */
const hostSettings = [
  "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
  "APPLICATIONINSIGHTS_CONNECTION_STRING",
  "AzureWebJobsStorage__blobServiceUri",
  "AzureWebJobsStorage__clientId",
  "AzureWebJobsStorage__credential",
  "languageWorkers__node__arguments",
];

describe("the app settings of the template", () => {
  it("are those that src/config.ts reads, and those of the host", () => {
    const read = Object.values(settings).map(({ name }) => name);
    expect(Object.keys(deployed).toSorted()).toEqual([...read, ...hostSettings].toSorted());
  });

  it("are a valid configuration", () => {
    const environment = Object.fromEntries(Object.entries(deployed).map(([name, value]) => [name, asText(value)]));
    expect(() => readConfig(environment)).not.toThrow();
  });
});

import { describe, expect, it } from "vitest";
import { clouds } from "../../src/azure/clouds.ts";
import { readConfig, settings } from "../../src/config.ts";
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import { asObject, asText, deployTemplate } from "./deployed-template.ts";
import { kindOf, namedElements, readWizard } from "./wizard.ts";
import type { WizardElement } from "./wizard.ts";

const template = await readTemplate();
const parameters = asObject(template["parameters"]);
const wizard = await readWizard();
const outputs = Object.entries(wizard.outputs);

/** The element that a parameter comes from. @throws when there is none, or more than one */
function elementFor(parameter: string): WizardElement {
  const [name = "", ...others] = new Set(namedElements(wizard.outputs[parameter] ?? ""));
  const element = wizard.elements.get(name);
  if (element === undefined || others.length > 0) throw new Error(`${parameter} comes from ${name} ${others.join()}.`);
  return element;
}

function regexOf(parameter: string): RegExp {
  return new RegExp(elementFor(parameter).constraints?.regex ?? "(?!)", "u");
}

const valuesOf = (parameter: string): readonly string[] =>
  elementFor(parameter).constraints?.allowedValues?.map(({ value }) => value) ?? [];

/** The type of a parameter, also where it is declared elsewhere. */
function typeOf(parameter: string): unknown {
  const { type, $ref } = asObject(parameters[parameter]);
  if (type !== undefined) return type;
  return asObject(asObject(template["definitions"])[asText($ref).split("/").at(-1) ?? ""])["type"];
}

describe("the wizard's outputs", () => {
  it("are the template's parameters", () => {
    expect(Object.keys(wizard.outputs).toSorted()).toEqual(Object.keys(parameters).toSorted());
  });

  it.each(outputs)("take %s from what there is", (_, expression) => {
    const known = namedElements(expression).filter((name) => wizard.elements.has(name));
    expect(known).toEqual(namedElements(expression));
    expect(expression === "[location()]" || known.length > 0).toBe(true);
    expect(expression.split("(")).toHaveLength(expression.split(")").length);
  });

  it.each(outputs)("give %s its type", (parameter, expression) => {
    const type = asText(typeOf(parameter)).replace("securestring", "string");
    const whole = /^\[steps\('workspace'\)\.workspace\.(?:id|location)\]$|^\[location\(\)\]$/u;
    const given = expression.startsWith("[int(")
      ? "int"
      : whole.test(expression)
        ? "string"
        : kindOf(elementFor(parameter));
    expect(given).toBe(type);
  });

  it("name every element that asks for something", () => {
    const named = new Set(outputs.flatMap(([, expression]) => namedElements(expression)));
    const asked = [...wizard.elements].filter(([, element]) => kindOf(element) !== undefined).map(([name]) => name);
    expect(asked.filter((name) => !named.has(name))).toEqual([]);
  });
});

describe("the wizard's elements", () => {
  it("have a name of their own", () => {
    const names = wizard.steps.map(({ elements }) => elements.map(({ name }) => name));
    for (const each of names) expect(new Set(each).size).toBe(each.length);
  });

  it("refer only to what there is", () => {
    expect(namedElements(wizard.text).filter((name) => !wizard.elements.has(name))).toEqual([]);
  });

  it("are visible when they are required", () => {
    const hidden = [...wizard.elements].filter(
      ([, { constraints, visible }]) => constraints?.required === true && visible !== undefined && visible !== true,
    );
    expect(hidden).toEqual([]);
  });

  it("are explained when they ask for something", () => {
    const asking = [...wizard.elements].filter(([, element]) => kindOf(element) !== undefined);
    const silent = asking.filter(
      ([, { toolTip, type }]) => toolTip === undefined && !type.endsWith("ResourceSelector"),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it("say what is wrong wherever a text has a form", () => {
    const formed = [...wizard.elements.values()].flatMap(({ constraints }) => constraints ?? []);
    for (const { regex, validationMessage } of formed)
      expect([regex, typeof validationMessage]).not.toEqual([regex, regex === undefined ? "string" : "undefined"]);
  });
});

describe("the wizard's defaults", () => {
  it.each([
    "schedule",
    "runBudget",
    "cursorResetOverlap",
    "namePrefix",
    "packageUri",
    "privateNetworking",
    "purgeProtection",
    "deployContent",
    "enabledSeverities",
  ])("are the template's for %s", (parameter) => {
    expect(elementFor(parameter).defaultValue).toEqual(asObject(parameters[parameter])["defaultValue"]);
  });

  it("are labels of the values for lists", () => {
    const lists = [...wizard.elements.values()].filter(({ constraints }) => constraints?.allowedValues !== undefined);
    const unknown = lists.flatMap(({ constraints, defaultValue }) => {
      const labels = constraints?.allowedValues?.map(({ label }) => label);
      return [defaultValue ?? []].flat().filter((chosen) => labels?.includes(String(chosen)) !== true);
    });
    expect(lists.length).toBeGreaterThan(3);
    expect(unknown).toEqual([]);
  });

  it("begin seven days back", () => {
    const { constraints, defaultValue } = elementFor("firstRunLookback");
    const value = constraints?.allowedValues?.find(({ label }) => label === defaultValue)?.value;
    expect(value).toBe(asObject(parameters["firstRunLookback"])["defaultValue"]);
  });
});

describe("the wizard's checks", () => {
  it.each([
    ["", true],
    ["eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOlsiY29tLjFwYXNzd29yZC5ldmVudHMiXX0.a_b-C9", true],
    ["eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOlsi", false],
    ["eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOlsi.a.b", false],
    [' "eyJh.eyJh.abc" ', false],
    ["ops_eyJzaWduSW5BZGRyZXNzIjoi", false],
  ])("of the token: %j is %j", (text, right) => {
    expect(regexOf("onePasswordToken").test(text)).toBe(right);
  });

  it.each([
    ["abc", true],
    ["one-pass", true],
    ["ab", false],
    ["1password", false],
    ["a--b", false],
    ["abc-", false],
    ["abcdefghijkl", false],
  ])("of the name prefix: %s is %j", (text, right) => {
    expect(regexOf("namePrefix").test(text)).toBe(right);
  });

  it.each([
    ["retentionInDays", ["-1", "4", "90", "730"], ["0", "3", "731", "", "90d"]],
    ["totalRetentionInDays", ["-1", "4", "730", "1095", "4383"], ["3", "731", "4384", ""]],
    ["runBudget", ["PT4M", "PT9M", "PT4S", "PT30S"], ["PT10M", "PT3S", "4M", ""]],
    ["cursorResetOverlap", ["P1D", "P2D", "P30D"], ["P31D", "P0D", "2", ""]],
    ["schedule", ["0 */5 * * * *"], ["*/5 * * * *", "", "0  */5 * * * *"]],
    ["packageUri", ["", "release", "https://example.com/a.zip"], ["http://example.com/a.zip", "latest"]],
  ])("of %s", (parameter, right, wrong) => {
    expect(right.filter((text) => !regexOf(parameter).test(text))).toEqual([]);
    expect(wrong.filter((text) => regexOf(parameter).test(text))).toEqual([]);
  });

  it("offer only what the template takes", () => {
    const definitions = asObject(template["definitions"]);
    expect(valuesOf("cloud").toSorted()).toEqual(Object.keys(clouds).toSorted());
    expect(valuesOf("cloud").toSorted()).toEqual(asObject(definitions["cloudType"])["allowedValues"]);
    expect(valuesOf("enabledSeverities").toSorted()).toEqual(asObject(definitions["severityType"])["allowedValues"]);
  });

  it("offer only what the connector takes", async () => {
    const chosen = { excludedActions: valuesOf("excludedActions") };
    for (const firstRunLookback of valuesOf("firstRunLookback")) {
      const { resources } = await deployTemplate(template, { ...chosen, firstRunLookback });
      const deployed = asObject(resources.find(({ key }) => key === "functionApp.appSettings")?.body["properties"]);
      const environment = Object.fromEntries(Object.values(settings).map(({ name }) => [name, asText(deployed[name])]));
      expect(() => readConfig(environment)).not.toThrow();
    }
  });
});

describe("the wizard", () => {
  it("checks beforehand what the deployment needs rights for, and says which role gives it", () => {
    const { validations } = wizard.config.basics.resourceGroup.constraints;
    expect(validations.map(({ permission }) => permission)).toContain("Microsoft.Authorization/roleAssignments/write");
    for (const { message } of validations) expect(message).toMatch(/role/u);
  });

  it("says that the region of the account cannot be shown", () => {
    expect(wizard.text).toContain("cannot show you the region");
  });
});

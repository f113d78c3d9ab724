import { describe, expect, it } from "vitest";
import { readDeployOptions, readUninstallOptions } from "../../tools/deploy/options.ts";

const subscription = "00000000-0000-0000-0000-000000000001";
const place = ["--subscription", subscription, "--resource-group", "rg", "--workspace", "contoso-sentinel"];
const all = [...place, "--location", "westeurope"];
const id = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/w1`;

describe("the options of npm run deploy", () => {
  it("name where to deploy; the rest is off", () => {
    expect(readDeployOptions(all)).toEqual({
      subscription,
      resourceGroup: "rg",
      workspace: "contoso-sentinel",
      location: "westeurope",
      parametersFile: undefined,
      whatIf: false,
      tokenFromStdin: false,
      yes: false,
    });
  });

  it("can all be given", () => {
    const options = readDeployOptions([...all, "--parameters", "p.json", "--what-if", "--token-from-stdin", "--yes"]);
    expect(options).toMatchObject({ parametersFile: "p.json", whatIf: true, tokenFromStdin: true, yes: true });
  });

  it("take a workspace by its resource id", () => {
    const args = ["--subscription", subscription, "--resource-group", "rg", "--location", "westeurope"];
    expect(readDeployOptions([...args, "--workspace", id])).toMatchObject({ workspace: id });
  });

  it("take a region as the portal shows it", () => {
    expect(readDeployOptions([...place, "--location", "West Europe"])).toMatchObject({ location: "westeurope" });
  });

  it.each(["--help", "-h"])("%s asks for help, whatever else is missing", (option) => {
    expect(readDeployOptions([option])).toBe("help");
  });

  it("that are missing are all told at once, each with what it takes", () => {
    expect(() => readDeployOptions([])).toThrow(
      /--subscription is missing.*\n--resource-group is missing.*\n--workspace is missing.*\n--location is missing/u,
    );
  });

  it.each([
    { wrong: ["--subscription", "production"], told: "--subscription takes the id of a subscription" },
    { wrong: ["--resource-group", "rg."], told: "--resource-group takes the name" },
    { wrong: ["--resource-group", "a/b"], told: "--resource-group takes the name" },
    { wrong: ["--workspace", "/subscriptions/x"], told: "--workspace takes the name" },
    { wrong: ["--workspace", `${id}/tables/t`], told: "--workspace takes the name" },
    { wrong: ["--workspace", "w"], told: "--workspace takes the name" },
    { wrong: ["--location", "west-europe"], told: "--location takes the name of an Azure region" },
    { wrong: ["--token", "x"], told: "Unknown option '--token'" },
    { wrong: ["--parameters"], told: "--parameters <value>' argument missing" },
  ])("refuse $wrong, and say what is taken", ({ wrong, told }) => {
    expect(() => readDeployOptions([...all, ...wrong])).toThrow(told);
  });

  it("never repeat a token that stands where none belongs", () => {
    const token = "eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl";
    const args = [
      [...all, token],
      [...all, "--workspace", token],
      [...all, "--location", token],
    ];
    for (const wrong of args) {
      expect(() => readDeployOptions(wrong)).toThrow(/npm run deploy -- OPTIONS/u);
      expect(() => readDeployOptions(wrong)).not.toThrow(token);
    }
  });
});

describe("the options of npm run uninstall", () => {
  it("name where to uninstall; the table stays unless it is named", () => {
    expect(readUninstallOptions(place)).toEqual({
      subscription,
      resourceGroup: "rg",
      workspace: "contoso-sentinel",
      deleteTable: false,
      yes: false,
    });
    expect(readUninstallOptions([...place, "--delete-table", "--yes"])).toMatchObject({ deleteTable: true, yes: true });
  });

  it("have no region, and refuse what only a deployment takes", () => {
    expect(() => readUninstallOptions([...place, "--location", "westeurope"])).toThrow("Unknown option '--location'");
    expect(() => readUninstallOptions(["--yes"])).toThrow("npm run uninstall -- OPTIONS");
  });
});

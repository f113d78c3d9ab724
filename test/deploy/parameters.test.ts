import { describe, expect, it } from "vitest";
import {
  assembleParameters,
  cloudOf,
  isPackageUploaded,
  readParameters,
  readParametersFile,
} from "../../tools/deploy/parameters.ts";
import { Stop } from "../../tools/deploy/stop.ts";

const template = {
  parameterNames: ["workspaceResourceId", "workspaceLocation", "location", "onePasswordToken", "schedule", "tags"],
};

function read(parameters: unknown) {
  return readParameters(JSON.stringify({ $schema: "x", contentVersion: "1.0.0.0", parameters }), "p.json", template);
}

const workspace = { id: "/subscriptions/s/workspaces/w", location: "northeurope" };

describe("a parameters file", () => {
  it("gives parameters by value or by reference to a vault", () => {
    const reference = { keyVault: { id: "/subscriptions/s/vaults/v" }, secretName: "token" };
    const given = { schedule: { value: "0 */10 * * * *" }, tags: { value: {} }, onePasswordToken: { reference } };
    expect(read(given)).toEqual(given);
  });

  it("may begin with the mark that Windows puts there", () => {
    expect(readParameters('\uFEFF{"parameters":{}}', "p.json", template)).toEqual({});
  });

  it.each([
    {
      what: "a parameter that the template lacks",
      given: { scedule: { value: "" } },
      told: /scedule is no parameter/u,
    },
    { what: "the region", given: { location: { value: "" } }, told: /location is set by --location/u },
    { what: "the workspace", given: { workspaceResourceId: { value: "x" } }, told: /is set by --workspace/u },
    { what: "the token", given: { onePasswordToken: { value: "hush" } }, told: /--token-from-stdin/u },
    { what: "values without their form", given: { schedule: "0 */10 * * * *" }, told: /no ARM parameters file/u },
    { what: "no value", given: { schedule: {} }, told: /no ARM parameters file/u },
  ])("with $what is refused", ({ given, told }) => {
    expect(() => read(given)).toThrow(told);
    expect(() => read(given)).not.toThrow("hush");
  });

  it("that is wrong in several places is told about all of them", () => {
    expect(() => read({ location: { value: "" }, other: { value: "" } })).toThrow(/set by --location.*\nother is no/u);
  });

  it("says which parameters there are", () => {
    expect(() => read({ other: { value: 1 } })).toThrow(
      expect.objectContaining({ remedy: "Parameters of the template: onePasswordToken, schedule, tags." }),
    );
  });

  it.each(["", "schedule: x", "[]"])("is refused when it holds %j", (text) => {
    expect(() => readParameters(text, "p.json", template)).toThrow(Stop);
  });

  it("that is not there is refused with its name", async () => {
    await expect(readParametersFile("not/there.json", template)).rejects.toThrow("not/there.json cannot be read.");
  });
});

describe("the parameters of a deployment", () => {
  const known = { fromFile: {}, workspace, location: "westeurope", kept: {}, token: undefined };

  it("are the places, and an empty package: it is uploaded", () => {
    expect(assembleParameters(known)).toEqual({
      workspaceResourceId: { value: workspace.id },
      workspaceLocation: { value: "northeurope" },
      location: { value: "westeurope" },
      packageUri: { value: "" },
    });
    expect(isPackageUploaded(assembleParameters(known))).toBe(true);
  });

  it("have the token only when it was given", () => {
    expect(assembleParameters({ ...known, token: "t" })).toMatchObject({ onePasswordToken: { value: "t" } });
    expect(assembleParameters(known)).not.toHaveProperty("onePasswordToken");
  });

  it("keep what the customer has set, unless the file says otherwise", () => {
    const kept = { retentionInDays: { value: 365 }, totalRetentionInDays: { value: 730 } };
    const fromFile = { retentionInDays: { value: 180 } };
    expect(assembleParameters({ ...known, kept, fromFile })).toMatchObject({
      retentionInDays: { value: 180 },
      totalRetentionInDays: { value: 730 },
    });
  });

  it("may name a package that Azure fetches itself", () => {
    const fromFile = { packageUri: { value: "release" } };
    expect(isPackageUploaded(assembleParameters({ ...known, fromFile }))).toBe(false);
  });
});

describe("the cloud", () => {
  it("is the one that is signed in to unless the parameters say otherwise", () => {
    expect(cloudOf({}, "public")).toBe("public");
    expect(cloudOf({}, "china")).toBe("china");
    expect(cloudOf({ cloud: { value: "usgov" } }, "public")).toBe("usgov");
  });

  it.each(["germany", "toString", 7])("is refused when it is %j", (value) => {
    expect(() => cloudOf({ cloud: { value } }, "public")).toThrow("names no cloud");
  });
});

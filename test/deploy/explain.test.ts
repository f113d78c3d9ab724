import { AggregateAuthenticationError, CredentialUnavailableError } from "@azure/identity";
import { RestError } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { AzureStop } from "../../tools/deploy/azure/azure-stop.ts";
import { explain } from "../../tools/deploy/explain.ts";
import { Stop } from "../../tools/deploy/stop.ts";
import { restError } from "./rest-error.ts";

const where = { subscription: "s", resourceGroup: "g", deployment: "d" };

const failure = (name: string) => ({
  code: "RequestDisallowedByPolicy",
  message: `Policy forbids ${name}.`,
  target: `/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/${name}`,
});

describe("every failure ends with the reason and what to do", () => {
  it("as the step says it", () => {
    expect(explain(new Stop("No.", "Do this.\nOr that."), where)).toEqual(["No.", "    Do this.", "    Or that."]);
  });

  it("by resource, with the remedy once for all that share it", () => {
    const lines = explain(new AzureStop("The deployment failed.", [failure("a"), failure("b")]), where);
    expect(lines).toEqual([
      "The deployment failed.",
      "✗ storage account a: Policy forbids a. (RequestDisallowedByPolicy)",
      "✗ storage account b: Policy forbids b. (RequestDisallowedByPolicy)",
      expect.stringMatching(/^ {4}A policy of your organisation/u),
    ]);
  });

  it("without telling the same of dozens of resources", () => {
    const failures = Array.from({ length: 40 }, (_, index) => failure(`a${index}`));
    const lines = explain(new AzureStop("The deployment failed.", failures), where);
    expect(lines).toHaveLength(8);
    expect(lines[6]).toBe("  and 35 more of the kind");
  });

  it("out of the innermost details of an answer", () => {
    const error = { code: "Outer", message: "outer", details: [{ code: "DeploymentActive", message: "still active" }] };
    expect(explain(restError(409, { error }), where)).toEqual([
      "Azure refused.",
      "✗ still active (DeploymentActive)",
      expect.stringContaining("An earlier deployment is still at work."),
    ]);
  });

  it.each([new CredentialUnavailableError("x"), new AggregateAuthenticationError([new Error("secret details")])])(
    "when nobody is signed in: $name",
    (error) => {
      const text = explain(error, where).join("\n");
      expect(text).toContain("az login");
      expect(text).not.toContain("secret details");
    },
  );

  it("when Azure cannot be reached", () => {
    const text = explain(new RestError("getaddrinfo", { code: "ENOTFOUND" }), where).join("\n");
    expect(text).toMatch(/could not be reached \(ENOTFOUND\)[^]*HTTPS_PROXY/u);
  });

  it.each([new TypeError("x is not a function"), "thrown text"])("even for what nobody foresaw: %s", (error) => {
    expect(explain(error, where)).toEqual([expect.stringMatching(/^Unexpected: /u), expect.stringMatching(/report/u)]);
  });
});

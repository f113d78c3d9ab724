import { describe, expect, it } from "vitest";
import { failuresOfAnswer, innermostFailures } from "../../tools/deploy/azure/arm-failure.ts";
import { restError } from "./rest-error.ts";

const vault = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v";
const inner = { code: "ConflictError", message: "A vault with the same name already exists in deleted state." };

describe("the innermost failures of an error", () => {
  it("are the error itself when nothing is in it", () => {
    expect(innermostFailures(inner)).toEqual([{ ...inner, target: undefined }]);
  });

  it("are found through nested deployments, about the resource that is told on the way", () => {
    const error = {
      code: "DeploymentFailed",
      message: "At least one resource deployment operation failed.",
      details: [
        {
          code: "ResourceDeploymentFailure",
          message: "The resource write operation failed to complete successfully.",
          details: [{ code: "DeploymentFailed", message: "At least one ...", details: [{ ...inner, target: vault }] }],
        },
      ],
    };
    expect(innermostFailures({ error })).toEqual([{ ...inner, target: vault }]);
  });

  it("are found in JSON that stands in a message", () => {
    const message = JSON.stringify({ status: "Failed", error: { code: "BadRequest", details: [inner] } });
    expect(innermostFailures({ code: "Conflict", message, target: vault })).toEqual([{ ...inner, target: vault }]);
  });

  it("are taken apart where one message tells all that one may not do", () => {
    const one = "Authorization failed for template resource 'a' of type 'A.B/c'. The client ... at scope '/x'.";
    const other = one.replace("'a'", "'b'");
    const message = `Deployment failed with multiple errors: '${one}:${other}'`;
    expect(innermostFailures({ code: "InvalidTemplateDeployment", message })).toEqual([
      { code: "InvalidTemplateDeployment", message: one, target: undefined },
      { code: "InvalidTemplateDeployment", message: other, target: undefined },
    ]);
  });

  it("are told once, though recorded twice", () => {
    expect(innermostFailures({ details: [inner, inner, { code: "Other", message: "x" }] })).toHaveLength(2);
  });

  it("leave a message alone that only looks like JSON", () => {
    const message = "{0} is not valid.";
    expect(innermostFailures({ code: "BadRequest", message })).toEqual([
      { code: "BadRequest", message, target: undefined },
    ]);
  });

  it.each([undefined, null, "failed", 7, {}, [], { error: null }])("of %j are none", (error) => {
    expect(innermostFailures(error)).toEqual([]);
  });
});

describe("the failures of an answer", () => {
  it("are those in its body", () => {
    expect(failuresOfAnswer(restError(409, { error: inner }))).toEqual([{ ...inner, target: undefined }]);
  });

  it("are its status where the body says nothing", () => {
    expect(failuresOfAnswer(restError(503, "<html>"))).toEqual([
      { code: "503", message: "Azure answered 503.", target: undefined },
    ]);
  });

  it("are not read into errors that are none of Azure's", () => {
    expect(failuresOfAnswer(new TypeError("x"))).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { ConnectorError, errorCategories, explain, toConnectorError } from "../../src/errors.ts";
import { categories } from "./categories.ts";

describe("the categories of errors", () => {
  it("keep their names, which rules and health rows are written for", () => {
    expect(Object.keys(errorCategories)).toEqual(categories);
    expect(Object.keys(errorCategories).filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
  });

  it("are retried within the run only when they may pass by themselves", () => {
    const retried = categories.filter((category) => new ConnectorError(category, "").retried);
    expect(retried).toEqual(["rate_limited", "unavailable", "timeout", "network", "malformed_response"]);
    expect(retried.filter((category) => new ConnectorError(category, "").kind !== "transient")).toEqual([]);
  });

  it("are for the administrator when somebody must change something", () => {
    const config = categories.filter((category) => new ConnectorError(category, "").kind === "config");
    expect(config).toEqual(categories.slice(0, 10));
    expect(new ConnectorError("rows_refused", "").kind).toBe("rejected");
  });
});

describe("an error of the connector", () => {
  it("carries a message, and what else is known", () => {
    const error = new ConnectorError("rate_limited", "Too many.", { remedy: "Wait.", retryAfterMs: 7 });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: "ConnectorError", message: "Too many.", remedy: "Wait.", retryAfterMs: 7 });
    expect(new ConnectorError("network", "Gone.")).toMatchObject({ remedy: undefined, retryAfterMs: undefined });
  });

  it("is explained with its remedy", () => {
    expect(explain(new ConnectorError("network", "Gone."))).toBe("Gone.");
    expect(explain(new ConnectorError("network", "Gone.", { remedy: "Look." }))).toBe("Gone. Look.");
  });

  it("stays what it is", () => {
    const error = new ConnectorError("network", "Gone.");
    expect(toConnectorError(error)).toBe(error);
  });
});

describe("a foreign error", () => {
  it.each([
    [new TypeError("Bearer secret"), "TypeError"],
    [new Error("Bearer secret", { cause: "secret" }), "Error"],
    ["Bearer secret", "string"],
    [{ message: "Bearer secret" }, "object"],
    [undefined, "undefined"],
  ])("keeps only its name: %j", (thrown, name) => {
    const error = toConnectorError(thrown);
    expect(explain(error)).toBe(
      `Unexpected ${name} in the connector. Please report it with the connector's version and this line.`,
    );
    expect(error).toMatchObject({ category: "unexpected", kind: "transient", retried: false });
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain("secret");
  });
});

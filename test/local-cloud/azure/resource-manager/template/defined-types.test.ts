import { describe, expect, it } from "vitest";

import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { expand, valueOf } from "./small-template.ts";

describe("types that a template defines", () => {
  const definitions = {
    endpoint: {
      type: "object",
      properties: {
        subnetId: { type: "string" },
        zone: { type: "string", nullable: true },
        ports: { type: "array", items: { $ref: "#/definitions/port" }, nullable: true },
      },
    },
    port: { type: "int", minValue: 1, maxValue: 65_535 },
    sealed: { type: "object", properties: { a: { type: "int" } }, additionalProperties: false },
    texts: { type: "object", additionalProperties: { type: "string" } },
    pair: { type: "array", prefixItems: [{ type: "int" }, { type: "bool" }], items: { type: "string" } },
    exactPair: { type: "array", prefixItems: [{ type: "int" }, { type: "bool" }], items: false },
    shape: {
      type: "object",
      discriminator: {
        propertyName: "kind",
        mapping: {
          circle: {
            type: "object",
            properties: { kind: { type: "string" }, radius: { type: "int" } },
            additionalProperties: false,
          },
          square: { $ref: "#/definitions/square" },
        },
      },
    },
    square: { type: "object", properties: { side: { type: "int" } }, additionalProperties: false },
    tree: {
      type: "object",
      properties: { children: { type: "array", items: { $ref: "#/definitions/tree" }, nullable: true } },
    },
  } satisfies JsonObject;

  it.each([
    ["endpoint", { subnetId: "s" }],
    ["endpoint", { SubnetId: "s", zone: null, ports: [1, 443] }],
    ["endpoint", { subnetId: "s", more: true }],
    ["sealed", { a: 1 }],
    ["texts", { a: "b" }],
    ["pair", [1, true, "x", "y"]],
    ["exactPair", [1, true]],
    ["shape", { kind: "circle", radius: 1 }],
    ["shape", { kind: "square", side: 1 }],
    ["tree", { children: [{}, { children: [] }] }],
  ])("%s takes %j", (name, value) => {
    expect(valueOf({ $ref: `#/definitions/${name}` }, { it: value }, definitions)).toEqual(value);
  });

  it.each([
    ["endpoint", {}, "The object is missing the required property 'subnetId'."],
    [
      "endpoint",
      { subnetId: null },
      "At 'it.subnetId': Expected a value of type 'String, Uri', but received a value of type 'Null'.",
    ],
    [
      "endpoint",
      { subnetId: "s", ports: [443, 0] },
      "At 'it.ports[1]': The value should be greater than or equal to '1'.",
    ],
    [
      "sealed",
      { a: 1, bar: 2, baz: 3 },
      "The object does not allow values with properties not defined in the schema, but the following unknown properties were present: ['bar', 'baz'].",
    ],
    ["texts", { a: 1 }, "At 'it.a': Expected a value of type 'String, Uri'"],
    ["pair", [1], "Expected '2' items, but received '1'."],
    ["pair", [1, true, 2], "At 'it[2]'"],
    ["exactPair", [1, true, 2], "Expected '2' items, but received '3'."],
    ["shape", { kind: "triangle" }, "The value of its discriminator is none of the mapped ones."],
    ["shape", { kind: "square", radius: 1 }, "The object is missing the required property 'side'."],
    ["tree", { children: [{ children: 1 }] }, "At 'it.children[0].children'"],
  ])("%s refuses %j: %s", (name, value, message) => {
    expect(() => valueOf({ $ref: `#/definitions/${name}` }, { it: value }, definitions)).toThrow(message);
  });

  it("may be widened where they are used", () => {
    expect(valueOf({ $ref: "#/definitions/port", nullable: true }, {}, definitions)).toBeNull();
    expect(() =>
      expand({ definitions, parameters: { it: { $ref: "#/definitions/port", maxValue: 10 } } }, { it: 11 }),
    ).toThrow("less than or equal to '10'");
  });
});

import { ANY, ARRAY, BOOL, INT, objectOf, STRING, unionOf } from "../types/type.ts";
import { from, known } from "./function-groups.ts";
import { type BicepFunction, overload } from "./function-signature.ts";

const NETWORK = objectOf("parseCidr", {
  network: STRING,
  netmask: STRING,
  broadcast: STRING,
  firstUsable: STRING,
  lastUsable: STRING,
  cidr: INT,
});
const URI = objectOf("parseUri", { scheme: STRING, host: STRING, port: INT, path: STRING, query: STRING });

/** Microsoft Learn, "Any", "Logical", "Date", "CIDR" and "File functions for Bicep". */
export const VALUE_FUNCTIONS: readonly BicepFunction[] = [
  known("any", from(ANY, ANY)),
  known("array", from(ANY, ARRAY)),
  known("bool", from(ANY, BOOL)),
  known("int", from(unionOf([STRING, INT]), INT)),
  known("json", from(STRING, ANY)),
  known("base64ToJson", from(STRING, ANY)),
  known("nameof", from(ANY, STRING)),
  known("fail", from(STRING, ANY)),
  known("dateTimeAdd", overload([STRING, STRING], STRING, { optional: [STRING] })),
  known("dateTimeToEpoch", overload([], INT, { optional: [STRING] })),
  known("dateTimeFromEpoch", overload([], STRING, { optional: [INT] })),
  { ...known("utcNow", overload([], STRING, { optional: [STRING] })), known: "defaults" },
  known("cidrSubnet", overload([STRING, INT, INT], STRING)),
  known("cidrHost", overload([STRING, INT], STRING)),
  known("parseCidr", from(STRING, NETWORK)),
  known("parseUri", from(STRING, URI)),
  known("buildUri", from(URI, STRING)),
  known("loadTextContent", overload([STRING], STRING, { optional: [STRING] })),
  known("loadFileAsBase64", from(STRING, STRING)),
  known("loadJsonContent", overload([STRING], ANY, { optional: [STRING, STRING] })),
  known("loadYamlContent", overload([STRING], ANY, { optional: [STRING, STRING] })),
  known("loadDirectoryFileInfo", overload([STRING], ANY, { optional: [STRING] })),
];

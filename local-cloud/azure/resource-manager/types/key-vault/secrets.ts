import { ArmError } from "../../arm-error.ts";
import type { PutRequest, ResourceType, StoredResource } from "../../resource-type.ts";
import type { DataPlanes, TemplateSecret } from "../data-planes.ts";
import { textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { wordings } from "../rules/wording.ts";
import { vaultApiVersions } from "./vaults.ts";

/** "About Azure Key Vault secrets": 25k bytes. */
const maxSecretBytes = 25 * 1024;

/** Microsoft.KeyVault/vaults/secrets. The value goes to the vault and nowhere else. */
export function secrets(planes: Pick<DataPlanes, "setSecret">): ResourceType {
  return defineType({
    type: "Microsoft.KeyVault/vaults/secrets",
    apiVersions: vaultApiVersions,
    wording: wordings.keyVault,
    name: {
      matches: /^[a-z0-9-]{1,127}$/iu,
      code: "BadRequest",
      text: "The secret name '{name}' is invalid: 1 to 127 letters, digits and hyphens.",
    },
    fields: {
      "properties.value": { is: "string", secret: true },
      "properties.contentType": { is: "string", max: 255 },
      "properties.attributes.enabled": { is: "boolean", byDefault: true },
      "properties.attributes.exp": { is: "integer", min: 0 },
      "properties.attributes.nbf": { is: "integer", min: 0 },
    },
    check({ existing, properties }) {
      const value = textAt(properties, "value");
      if (value === undefined && existing === undefined) {
        throw new ArmError(400, "BadRequest", "The parameter value is not specified.", { target: "properties.value" });
      }
      if (value === "" || Buffer.byteLength(value ?? "") > maxSecretBytes) {
        throw new ArmError(400, "BadRequest", `The parameter value must have between 1 and ${maxSecretBytes} bytes.`);
      }
    },
    answer: ({ id, name, now, existing }) => {
      const before = existing === undefined ? undefined : valueAt(existing.answered, "properties.attributes.created");
      const seconds = Math.floor(now / 1000);
      const uri = `https://${id.names[0] ?? ""}.vault.azure.net/secrets/${name}`;
      return {
        properties: { secretUri: uri, attributes: { created: before ?? seconds, updated: seconds } },
      };
    },
    async made({ id, name }: StoredResource, { body }: PutRequest) {
      const secret = secretIn(body);
      if (secret !== undefined) await planes.setSecret(id.replace(/\/secrets\/[^/]+$/iu, ""), name, secret);
    },
  });
}

function secretIn(body: PutRequest["body"]): TemplateSecret | undefined {
  const value = textAt(body, "properties.value");
  if (value === undefined) return undefined;
  return {
    value,
    contentType: textAt(body, "properties.contentType"),
    enabled: valueAt(body, "properties.attributes.enabled") !== false,
    expiresOn: secondsAt(body, "exp"),
    notBefore: secondsAt(body, "nbf"),
  };
}

function secondsAt(body: PutRequest["body"], name: string): number | undefined {
  const value = valueAt(body, `properties.attributes.${name}`);
  return typeof value === "number" ? value : undefined;
}

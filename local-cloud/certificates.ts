import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { generate } from "selfsigned";

/** A throw-away certificate authority and one certificate signed by it. Nothing outside the local cloud trusts either. */
export interface Certificates {
  /** PEM of the authority. Its private key is not kept. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  /** Private folder (mode 0700) that holds the files below. */
  readonly directory: string;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** Deletes the folder. */
  remove(): Promise<void>;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Makes an authority and a certificate for `names` and 127.0.0.1 (EC P-256: quick to make and cheap to shake hands with).
 * The validity is generous on both sides, because TLS clients use the machine's clock whatever the local cloud's clock says.
 */
export async function createCertificates(names: readonly string[]): Promise<Certificates> {
  const validity = { notBeforeDate: new Date(Date.now() - day), notAfterDate: new Date(Date.now() + 30 * day) };
  // A name of its own: a process that trusts two authorities finds the right one by it.
  const authorityName = `Local cloud ${randomUUID()} (throw-away)`;
  const authority = await generate([{ name: "commonName", value: authorityName }], {
    ...validity,
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: "commonName", value: "local-cloud" }], {
    ...validity,
    keyType: "ec",
    algorithm: "sha256",
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: "127.0.0.1" }],
      },
    ],
  });

  // mkdtemp makes the folder with mode 0700.
  const directory = await mkdtemp(join(tmpdir(), "local-cloud-"));
  const files = {
    caFile: join(directory, "ca.pem"),
    certFile: join(directory, "cert.pem"),
    keyFile: join(directory, "key.pem"),
  };
  await Promise.all([
    writeFile(files.caFile, authority.cert),
    writeFile(files.certFile, leaf.cert),
    writeFile(files.keyFile, leaf.private, { mode: 0o600 }),
  ]);
  return {
    ca: authority.cert,
    cert: leaf.cert,
    key: leaf.private,
    directory,
    ...files,
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

import packageJson from "../../package.json" with { type: "json" };

/** Where the project lives and what it publishes. The address stands once, in package.json; main.bicep takes it from there too. */
export interface Release {
  /** Such as `https://github.com/contoso/onepassword-sentinel`. */
  readonly repository: string;
  /** Without the `v` of its tag. */
  readonly version: string;
}

export const release: Release = { repository: packageJson.repository.url, version: packageJson.version };

/** Address of a file of the release as anybody can fetch it: the portal fetches templates without signing in. */
export function rawFile({ repository, version }: Release, file: string): string {
  const { pathname } = new URL(repository);
  return `https://raw.githubusercontent.com${pathname}/v${version}/${file}`;
}

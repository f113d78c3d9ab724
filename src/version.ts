// eslint-disable-next-line no-underscore-dangle -- a constant of the build, not a variable
declare const __CONNECTOR_VERSION__: string | undefined;

/** Version of the connector, put in by the build from package.json. */
export const version: string = typeof __CONNECTOR_VERSION__ === "string" ? __CONNECTOR_VERSION__ : "unbuilt";

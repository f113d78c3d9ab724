import * as v from "valibot";
import { scalarTypes } from "../../kql/values/types.ts";
import { namedAfter, readFolder } from "./read-folder.ts";

const text = v.pipe(v.string(), v.nonEmpty());

/** `parsers/<name>.yaml`: a function of the workspace. */
const parserFile = v.strictObject({
  name: text,
  title: text,
  description: text,
  parameters: v.optional(
    v.array(
      v.strictObject({
        name: text,
        type: text,
        /** KQL. YAML reads `false` and `0` as what they are. */
        default: v.pipe(v.union([v.string(), v.boolean(), v.number()]), v.transform(String)),
        description: text,
      }),
    ),
    [],
  ),
  columns: v.array(v.strictObject({ name: text, type: v.picklist(scalarTypes), description: text })),
  query: text,
});

export type ParserFile = Readonly<v.InferOutput<typeof parserFile>>;

/**
 * The parsers of the project, by name.
 * @param root - Folder of the project.
 * @throws ContentError
 */
export function readParsers(root: string): ParserFile[] {
  return namedAfter("parsers", readFolder(root, "parsers", parserFile), ({ name }) => name);
}

/** A parser's parameters as KQL declares them: `starttime:datetime=datetime(null), disabled:bool=false`; empty for none. */
export function parameterList({ parameters }: ParserFile): string {
  return parameters.map(({ name, type, default: value }) => `${name}:${type}=${value}`).join(", ");
}

import * as v from "valibot";
import { scalarTypes } from "../../kql/values/types.ts";
import { ContentError, namedAfter, readFolder } from "./read-folder.ts";

const text = v.pipe(v.string(), v.nonEmpty());

const columns = v.array(v.strictObject({ name: text, type: v.picklist(scalarTypes), description: text }));

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
  /** Or the name of the parser that has the same ones and describes them. */
  columns: v.union([columns, text]),
  query: text,
});

type ParserInFile = v.InferOutput<typeof parserFile>;

export type ParserFile = Readonly<
  Omit<ParserInFile, "columns"> & {
    columns: v.InferOutput<typeof columns>;
    /** Parser that describes the columns, if it is another one. */
    columnsOf?: string;
  }
>;

/**
 * The parsers of the project, by name.
 * @param root - Folder of the project.
 * @throws ContentError
 */
export function readParsers(root: string): ParserFile[] {
  const parsers = namedAfter("parsers", readFolder(root, "parsers", parserFile), ({ name }) => name);
  return parsers.map((parser) => withColumns(parser, parsers));
}

function withColumns({ columns: given, ...parser }: ParserInFile, parsers: readonly ParserInFile[]): ParserFile {
  if (typeof given !== "string") return { ...parser, columns: given };
  const described = parsers.find(({ name }) => name === given)?.columns;
  if (described === undefined || typeof described === "string") {
    throw new ContentError([`parsers/${parser.name}.yaml: columns: no parser ${given} describes its columns`]);
  }
  return { ...parser, columns: described, columnsOf: given };
}

/** A parser's parameters as KQL declares them: `starttime:datetime=datetime(null), disabled:bool=false`; empty for none. */
export function parameterList({ parameters }: ParserFile): string {
  return parameters.map(({ name, type, default: value }) => `${name}:${type}=${value}`).join(", ");
}

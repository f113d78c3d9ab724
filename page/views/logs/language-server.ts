import type {
  CheckAnswer,
  CompleteAnswer,
  HoverAnswer,
  SchemaAnswer,
} from "../../../local-cloud/page-server/answers/language.ts";
import { read, write } from "../../server/request.ts";

/** What the official language service says, on the server. */
export const languageServer = {
  schema: (signal: AbortSignal): Promise<SchemaAnswer> => read("/api/language/schema", signal),
  check: (query: string, signal?: AbortSignal): Promise<CheckAnswer> =>
    write("POST", "/api/language/check", { query }, signal),
  complete: (query: string, position: number, signal: AbortSignal): Promise<CompleteAnswer> =>
    write("POST", "/api/language/complete", { query, position }, signal),
  hover: (query: string, position: number): Promise<HoverAnswer> =>
    write("POST", "/api/language/hover", { query, position }),
};

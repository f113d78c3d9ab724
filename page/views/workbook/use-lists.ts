import { useEffect, useState } from "preact/hooks";
import type { Result } from "../../server/result.ts";
import { listQuestion } from "./question.ts";
import type { Ask, List } from "./sheet.ts";
import type { ListedParameter } from "./parameter.ts";
import type { Option, Values } from "./values.ts";

/** The lists of parameters, each as soon as it is there. Asked again when what they ask changes. */
export function useLists(values: Omit<Values, "lists">, ask: Ask): ReadonlyMap<string, List> {
  const [lists, setLists] = useState<ReadonlyMap<string, List>>(new Map());
  const listed = values.parameters.filter(isListed);
  // What one list leaves out does not change what another asks.
  const questions = listed.map((each) => [each.name, listQuestion(each, { ...values, lists: new Map() })] as const);
  const key = JSON.stringify(questions);
  useEffect(() => {
    const stopping = new AbortController();
    for (const [name, question] of questions) {
      const put = (list: List): void => {
        if (!stopping.signal.aborted) setLists((last) => new Map([...last, [name, list]]));
      };
      ask(question, stopping.signal).then(
        (result) => put({ options: optionsOf(result) }),
        (error: unknown) => put({ error: error instanceof Error ? error.message : String(error) }),
      );
    }
    return () => stopping.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- questions are new at each drawing; their text says whether they changed
  }, [key, ask]);
  return lists;
}

function isListed(parameter: Values["parameters"][number]): parameter is ListedParameter {
  return parameter.kind === "one" || parameter.kind === "many";
}

/** The first column is the value and the second its name (Microsoft Learn, "Workbook dropdown parameters"). */
function optionsOf({ columns, rows }: Result): readonly Option[] {
  const at = (name: string, otherwise: number): number => {
    const index = columns.findIndex((column) => column.name === name);
    return index === -1 ? otherwise : index;
  };
  const [value, label] = [at("value", 0), at("label", 1)];
  return rows.map((row) => ({ value: String(row[value] ?? ""), label: String(row[label] ?? row[value] ?? "") }));
}

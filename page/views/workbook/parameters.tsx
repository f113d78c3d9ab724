import { useId } from "preact/hooks";
import { ManyChoice } from "./many-choice.tsx";
import { OneChoice } from "./one-choice.tsx";
import type { Parameter } from "./parameter.ts";
import type { Sheet } from "./sheet.ts";
import { TextChoice } from "./text-choice.tsx";
import { TimeChoice } from "./time-choice.tsx";
import "./parameters.css";

/** What an analyst chooses. Parameters that the workbook itself sets are not shown. */
export function Parameters({
  parameters,
  sheet,
}: {
  readonly parameters: readonly Parameter[];
  readonly sheet: Sheet;
}) {
  const shown = parameters.filter(({ isHidden }) => !isHidden);
  return shown.length === 0 ? undefined : (
    <form class="workbook-parameters" aria-label="Parameters" onSubmit={(event) => event.preventDefault()}>
      {shown.map((parameter) => (
        <Choice key={parameter.name} parameter={parameter} sheet={sheet} />
      ))}
    </form>
  );
}

function Choice({ parameter, sheet }: { readonly parameter: Parameter; readonly sheet: Sheet }) {
  const id = useId();
  const choose = (value: string): void => sheet.choose({ [parameter.name]: value });
  const common = { id, sheet, choose };
  switch (parameter.kind) {
    case "time":
      return <TimeChoice {...common} parameter={parameter} />;
    case "text":
      return <TextChoice {...common} parameter={parameter} />;
    case "one":
      return <OneChoice {...common} parameter={parameter} />;
    case "many":
      return <ManyChoice {...common} parameter={parameter} />;
    case "unknown":
      return <p class="quiet">{parameter.label}: a parameter of this kind is not shown here.</p>;
  }
}

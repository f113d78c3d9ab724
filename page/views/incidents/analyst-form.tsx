import { useLayoutEffect, useRef } from "preact/hooks";

export interface AnalystFormProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

/** Asks once who sits at this browser. */
export function AnalystForm({ name, onName, onCancel }: AnalystFormProps) {
  const input = useRef<HTMLInputElement>(null);
  // Before it is drawn: whoever types on loses no letter.
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <form
      class="incidents-change row"
      aria-label="Your name"
      onSubmit={(event) => {
        event.preventDefault();
        const given = input.current?.value.trim() ?? "";
        if (given !== "") onName(given);
      }}
    >
      <label>
        Your name, as owners are called
        <input
          ref={input}
          required
          maxLength={200}
          defaultValue={name}
          autoComplete="email"
          placeholder="you@contoso.example"
          onKeyDown={(event) => {
            if (event.key === "Escape") onCancel();
          }}
        />
      </label>
      <button type="submit" class="main">
        Remember and assign
      </button>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </form>
  );
}

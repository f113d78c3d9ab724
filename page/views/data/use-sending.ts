import { useState } from "preact/hooks";

/** Something that is sent when one says so. */
export interface Sending {
  /** What the server said no to, of the last time. */
  readonly error: string | undefined;
  /** Sends; `then` is called when it was taken. */
  readonly send: <Answer>(ask: () => Promise<Answer>, then: (answer: Answer) => void) => void;
}

interface State {
  readonly isSending: boolean;
  readonly error: string | undefined;
}

/** Sends one thing at a time, and keeps what the server said no to. What sends need not be disabled meanwhile: it would lose the focus. */
export function useSending(): Sending {
  const [state, setState] = useState<State>({ isSending: false, error: undefined });
  return {
    error: state.error,
    send(ask, then) {
      if (state.isSending) return;
      setState({ isSending: true, error: undefined });
      ask().then(
        (answer) => {
          setState({ isSending: false, error: undefined });
          then(answer);
        },
        (error: unknown) =>
          setState({ isSending: false, error: error instanceof Error ? error.message : String(error) }),
      );
    },
  };
}

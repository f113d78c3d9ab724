import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** What is known of something that was asked for. While it is asked again, the last answer stays. */
export interface Answered<Answer> {
  readonly value: Answer | undefined;
  readonly error: string | undefined;
  readonly isLoading: boolean;
  /** Asks again. */
  readonly reload: () => void;
}

/**
 * Asks once, again when a dependency changes, and every so often if that is wanted.
 * @param ask - Rejects with what is to be shown.
 * @param dependencies - What the question is made of; compared as JSON.
 * @param everyMs - How long after an answer it is asked again; undefined for never.
 */
export function useAnswer<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  dependencies: readonly unknown[],
  everyMs?: number,
): Answered<Answer> {
  const [state, setState] = useState<Omit<Answered<Answer>, "reload">>({
    value: undefined,
    error: undefined,
    isLoading: true,
  });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((last) => last + 1), []);
  // The function is new at each drawing; the question is another only when what it is made of has changed.
  const askRef = useRef(ask);
  useLayoutEffect(() => {
    askRef.current = ask;
  });
  const question = JSON.stringify(dependencies);
  useEffect(() => {
    const stopping = new AbortController();
    let timer: number | undefined;
    const once = async (): Promise<void> => {
      setState((last) => ({ ...last, isLoading: true }));
      try {
        const value = await askRef.current(stopping.signal);
        if (!stopping.signal.aborted) setState({ value, error: undefined, isLoading: false });
      } catch (error) {
        if (stopping.signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        setState((last) => ({ ...last, error: message, isLoading: false }));
      }
      if (everyMs !== undefined && !stopping.signal.aborted) timer = window.setTimeout(() => void once(), everyMs);
    };
    void once();
    return () => {
      stopping.abort();
      window.clearTimeout(timer);
    };
  }, [question, turn, everyMs]);
  return { ...state, reload };
}

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface DialogProps {
  readonly title: string;
  /** Called when it is closed in whatever way: by Escape, too. */
  readonly onClose: () => void;
  /** @param close - Closes it; the focus goes back to where it was. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** Opens over the page. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    place.current?.showModal();
  }, []);
  return (
    <dialog class="data-dialog" aria-labelledby={id} ref={place} onClose={onClose}>
      <div class="stack">
        <h2 id={id}>{title}</h2>
        {children(() => place.current?.close())}
      </div>
    </dialog>
  );
}

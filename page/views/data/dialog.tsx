import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface DialogProps {
  readonly title: string;
  /** Called when it is closed in whatever way: by Escape, too. */
  readonly onClose: () => void;
  /** What is in it. Its forms and buttons close it with {@link closeDialog}. */
  readonly children: ComponentChildren;
}

/** Closes the dialog that something stands in; the focus goes back to where it was. */
export function closeDialog({ currentTarget }: { readonly currentTarget: Element | null }): void {
  currentTarget?.closest("dialog")?.close();
}

/** Opens over the page. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    place.current?.showModal();
  }, []);
  return (
    <dialog aria-labelledby={id} ref={place} onClose={onClose}>
      <div class="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

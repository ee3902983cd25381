import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

interface EditorDialogProps {
  title: string;
  /** Also called for Escape and a click beside the dialog. */
  onClose: () => void;
  children: ReactNode;
}

/**
 * A modal dialog, open as long as it is there. The browser keeps the focus in it and gives it back to where it was; the focus begins in the
 * first field, or at the title where there is none.
 */
export function EditorDialog({ title, onClose, children }: EditorDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();

  // A layout effect ends while the dialog is still in the page: only then can it give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    (element?.querySelector<HTMLElement>("input, textarea") ?? heading.current)?.focus();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      // A browser that does not know it has Escape and the buttons.
      closedby="any"
      aria-labelledby={id}
      onClose={({ currentTarget }) => currentTarget.open || onClose()}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] max-w-xl overflow-y-auto overscroll-contain rounded-lg border border-line bg-surface text-base text-ink shadow-xl backdrop:bg-black/50"
    >
      <div className="flex flex-col gap-4 p-5">
        <h2 ref={heading} id={id} tabIndex={-1} className="text-xl font-semibold outline-none">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}

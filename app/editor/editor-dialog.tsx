import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

interface EditorDialogProps {
  title: string;
  isOpen: boolean;
  /** Also called for Escape and a click beside the dialog. */
  onClose: () => void;
  children: ReactNode;
}

export function EditorDialog({ title, isOpen, onClose, children }: EditorDialogProps) {
  return (
    <ModalOverlay
      className="fixed inset-0 z-50 grid place-items-center overflow-y-auto bg-black/50 p-4"
      isOpen={isOpen}
      onOpenChange={(isOpened) => !isOpened && onClose()}
      isDismissable
    >
      <Modal className="w-full max-w-xl rounded-lg border border-line bg-surface p-5 text-ink shadow-xl">
        <Dialog className="flex flex-col gap-4 outline-none">
          <Heading slot="title" className="text-xl font-semibold">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

interface WindowProps {
  title: string
  onClose: () => void
  children: ReactNode
  wide?: boolean
}

/** A window over the page; Escape closes it and gives the focus back. */
export function Window({ title, onClose, children, wide = false }: WindowProps) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => open || onClose()} className="overlay">
      <Modal className={wide ? 'window wide' : 'window'}>
        <Dialog>
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

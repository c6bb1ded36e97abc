/** A window over the page, the browser's own: it holds the focus, Escape closes it, and the focus goes back to where it was. */
import { CloseButton } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { usePage } from '../state.js'

export function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const { words } = usePage()
  const box = useRef<HTMLDialogElement>(null), name = useId()
  useEffect(() => { if (!box.current?.open) box.current?.showModal() }, [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <dialog ref={box} className="dialog" aria-labelledby={name} tabIndex={0} onClose={close} onKeyDown={e => { if (e.key === 'Escape') e.stopPropagation() }}>
      <div className="dialog-head"><h2 id={name}>{title}</h2><CloseButton aria-label={words.t('close')} onClick={() => box.current?.close()} /></div>
      {children}
    </dialog>
  )
}

/** On a narrow screen: the handle by which what lies open under the picture is made taller or lower, by dragging, a tap or the arrow keys. */
import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { usePage } from '../state.js'

/** Of the screen's height: as low, as it comes, and as tall as it gets, in hundredths; and a step of the keys. */
const LOW = 14, USUAL = 38, TALL = 72, STEP = 12
/** Pixels that a pointer moves before it drags. */
const FREE = 4

export function Grip() {
  const { words } = usePage()
  const held = useRef<{ from: number; height: number; moved: boolean }>(undefined)
  const sheet = (e: { currentTarget: HTMLElement }) => e.currentTarget.closest<HTMLElement>('.sheet')!
  const heightOf = (element: HTMLElement) => (100 * element.clientHeight) / window.innerHeight
  const set = (element: HTMLElement, share: number) => element.style.setProperty('--tall', `${Math.min(TALL, Math.max(LOW, share))}dvh`)
  const down = (e: PointerEvent<HTMLElement>) => {
    held.current = { from: e.clientY, height: heightOf(sheet(e)), moved: false }
    e.currentTarget.setPointerCapture(e.pointerId)
  }
  const move = (e: PointerEvent<HTMLElement>) => {
    if (!held.current) return
    held.current.moved ||= Math.abs(e.clientY - held.current.from) > FREE
    if (held.current.moved) set(sheet(e), held.current.height + (100 * (held.current.from - e.clientY)) / window.innerHeight)
  }
  const click = (e: { currentTarget: HTMLElement }) => {
    const dragged = held.current?.moved
    held.current = undefined
    if (!dragged) set(sheet(e), heightOf(sheet(e)) > (USUAL + TALL) / 2 ? USUAL : TALL)
  }
  const key = (e: KeyboardEvent<HTMLElement>) => {
    const by = e.key === 'ArrowUp' ? STEP : e.key === 'ArrowDown' ? -STEP : 0
    if (by === 0) return
    e.preventDefault()
    set(sheet(e), heightOf(sheet(e)) + by)
  }
  return <UnstyledButton className="grip-sheet" aria-label={words.t('sheetHeight')} onPointerDown={down} onPointerMove={move} onPointerCancel={() => { held.current = undefined }} onClick={click} onKeyDown={key} />
}

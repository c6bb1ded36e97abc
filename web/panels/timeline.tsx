/** The timeline: claims in time, and the period that the view is held to: dragged, typed, played. */
import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { type Unit, UNITS } from '../../src/graph/timeline.js'
import { isPartialDate } from '../../src/terms.js'
import { type TimelineAnswer, useApi } from '../api.js'
import type { Shade } from '../../src/graph/look.js'
import { arrived, prime, rest, slide, useSlide } from '../sliding.js'
import { currentView, go, usePage } from '../state.js'
import { type Axis, axisOf, border, type Bounds, heldBy, moved, periodHeld, typed } from '../time.js'
import { filterQuery, isBackwards, refine, timeless } from '../view.js'
import { Bars } from './bars.js'

/** Milliseconds that a step of playing lasts. */
const SPEEDS = { slow: 2_000, medium: 1_000, fast: 350 } as const
/** Keys move the period at once; it rests, and the server is asked, so long after the last. */
const REST = 400
/** Where the timeline would take a third of the screen it begins folded away. */
const SMALL = '(max-width: 40em), (max-height: 35em)'

export function Timeline({ shade }: { shade: Shade }) {
  const { view, words } = usePage()
  const [folded, fold] = useState(() => window.matchMedia(SMALL).matches)
  const { data } = useApi<TimelineAnswer>(`/api/timeline?${filterQuery(timeless(view.filter))}`)
  const { open } = view, about = open?.kind === 'place' ? { place: [open.id] } : open?.kind === 'actor' ? { actor: [open.id] } : undefined
  const { data: marked, stale: unmarked } = useApi<TimelineAnswer>(about && `/api/timeline?${filterQuery({ ...timeless(view.filter), ...about })}`)
  const axis = data && axisOf(data.spans, view.unit)
  const { from, to } = view.filter, sliding = useSlide(), period: Bounds = sliding ?? { from, to }
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const held = useRef(period)
  held.current = period
  /** Shows a period at once; `soon`: it comes to rest by itself. */
  const hold = (next: Bounds, soon = false) => {
    held.current = next
    slide(next)
    clearTimeout(waiting.current)
    if (soon) waiting.current = setTimeout(release, REST)
  }
  const release = () => {
    clearTimeout(waiting.current)
    rest()
    const now = currentView(), { from, to } = held.current
    if (now.filter.from === from && now.filter.to === to) arrived()
    else go(refine(now, { from, to, ...(!from && !to && { undated: undefined }) }))
  }
  useEffect(() => () => clearTimeout(waiting.current), [])
  const set = (next: Bounds) => go(refine(view, { ...next, ...(!next.from && !next.to && { undated: undefined }) }))
  const play = usePlay(axis, held, hold, release)
  const undated = data?.undated ?? 0
  return (
    <section className={folded ? 'timeline folded' : 'timeline'} aria-label={words.t('timeline')} onPointerEnter={prime} onFocus={prime}>
      <div className="timeline-head">
        <div className="timeline-title">
          <b aria-live="polite">{words.period(period) ?? words.t('wholePeriod')}</b>
          <Button size="compact-xs" variant="subtle" color="gray" aria-expanded={!folded} onClick={() => fold(!folded)}>{words.t(folded ? 'unfold' : 'fold')}</Button>
        </div>
        <div className="timeline-dates">
          <DateInput end="from" label={words.t('from')} value={period.from} other={d => isBackwards(d, period.to)} set={d => set({ from: d, to })} />
          <DateInput end="to" label={words.t('to')} value={period.to} other={d => isBackwards(period.from, d)} set={d => set({ from, to: d })} />
          {(from || to) && <Button size="compact-xs" variant="light" onClick={() => set({ from: undefined, to: undefined })}>{words.t('wholePeriod')}</Button>}
        </div>
      </div>
      {!folded && (
        <div className="bars-and-slider">
          {axis && <Bars axis={axis} spans={data.spans} marked={about && !unmarked ? marked?.spans : undefined} shade={shade} period={period} hold={(p, soon) => { play.stop(); hold(p, soon) }} release={release} play={play.toggle} />}
          <div className="timeline-row">
            {axis && <>
              <ActionIcon variant="default" aria-label={words.t('stepBack')} title={words.t('stepBack')} onClick={() => play.step(-1)}><Sign path="M18 5 9 12l9 7zM6 5h2.5v14H6z" /></ActionIcon>
              <ActionIcon variant="default" aria-label={words.t(play.on ? 'pause' : 'play')} title={words.t(play.on ? 'pause' : 'play')} onClick={play.toggle}><Sign path={play.on ? 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z' : 'M8 5l11 7-11 7z'} /></ActionIcon>
              <ActionIcon variant="default" aria-label={words.t('stepOn')} title={words.t('stepOn')} onClick={() => play.step(1)}><Sign path="M6 5l9 7-9 7zM15.5 5H18v14h-2.5z" /></ActionIcon>
              <NativeSelect size="xs" aria-label={words.t('speed')} title={words.t('speed')} value={play.speed} data={Object.keys(SPEEDS).map(s => ({ value: s, label: words.t(s as Speed) }))} onChange={e => play.setSpeed(e.currentTarget.value as Speed)} />
              <NativeSelect size="xs" aria-label={words.t('perUnit')} title={words.t('perUnit')} value={axis.unit} data={UNITS.map(u => ({ value: u, label: words.t(u) }))} onChange={e => go({ ...view, unit: e.currentTarget.value as Unit })} />
            </>}
            {undated > 0 && (period.from || period.to
              ? <Checkbox size="xs" checked={view.filter.undated === 'yes'} onChange={e => go(refine(currentView(), { undated: e.currentTarget.checked ? 'yes' : undefined }))} label={words.t('undatedToo', { claims: words.n('claims', undated) })} />
              : <small className="quiet">{words.t('undatedShown', { claims: words.n('claims', undated) })}</small>)}
          </div>
        </div>
      )}
    </section>
  )
}

type Speed = keyof typeof SPEEDS

/** Plays the period on, step by step, to the end of the axis. One that is open at its start grows, any other moves; of all dates, the first unit sets out. */
function usePlay(axis: Axis | undefined, held: { readonly current: Bounds }, hold: (p: Bounds, soon?: boolean) => void, release: () => void) {
  const calm = useReducedMotion(undefined, { getInitialValueInEffect: false })
  const [on, turn] = useState(false)
  const [speed, setSpeed] = useState<Speed>(calm ? 'slow' : 'medium')
  /** Whether there was a step to make. */
  const advance = (steps: number): Bounds | undefined => {
    if (!axis) return undefined
    const { from, to } = held.current, now = heldBy(axis, held.current), whole = now[0] <= axis.start && now[1] >= axis.end
    const next = whole ? [axis.start, border(axis.start, axis.unit, 1)] as [number, number]
      : from === undefined && to !== undefined ? [now[0], Math.min(axis.end, Math.max(border(axis.start, axis.unit, 1), border(now[1] - 1, axis.unit, steps + 1)))] as [number, number] : moved(axis, now, steps)
    return next[0] === now[0] && next[1] === now[1] ? undefined : periodHeld(axis, next)
  }
  const latest = useRef(() => {})
  latest.current = () => {
    const next = advance(1)
    if (next) return hold(next)
    turn(false)
    release()
  }
  useEffect(() => {
    if (!on) return
    const clock = setInterval(() => latest.current(), SPEEDS[speed])
    return () => clearInterval(clock)
  }, [on, speed])
  const stop = () => turn(false)
  return {
    on, speed, setSpeed, stop,
    toggle: () => {
      turn(!on)
      if (on) release()
      else latest.current()
    },
    step: (steps: 1 | -1) => {
      stop()
      const next = advance(steps)
      if (next) hold(next, true)
    },
  }
}

const Sign = ({ path }: { path: string }) => <svg className="turns" width="16" height="16" viewBox="0 0 24 24" aria-hidden="true"><path d={path} fill="currentColor" /></svg>

/** A partial date typed, the one or the other `end` of a period; it holds when it is one, on Enter or when left. `of`: what its date is of, where that is not plain; `other`: whether with it the period would end before it starts; then it does not hold. */
export function DateInput({ end, label, of, value, other = () => false, set }: { end: 'from' | 'to'; label: string; of?: string; value: string | undefined; other?: (d: string) => boolean; set: (d: string | undefined) => void }) {
  const { words } = usePage()
  const [text, write] = useState(value ?? '')
  useEffect(() => write(value ?? ''), [value])
  const date = typed(text, end), bad = date === '' ? undefined : !isPartialDate(date) ? words.t('badDate') : other(date) ? words.t('endsBefore') : undefined
  const done = () => { if (!bad && date !== (value ?? '')) set(date === '' ? undefined : date); else if (!bad) write(date) }
  return (
    <TextInput size="xs" className="date" aria-label={of === undefined ? label : `${of}: ${label}`} placeholder={label} value={text} error={bad}
      onChange={e => write(e.currentTarget.value)} onBlur={done} onKeyDown={e => { if (e.key === 'Enter') done() }} />
  )
}

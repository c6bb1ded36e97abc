/** The claims in time, drawn: a bar for those of one day, month or year, a line over the time that those may mean which are known less exactly; and the window that holds a period. */
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { type Shade, TYPE_COLOUR } from '../../src/graph/look.js'
import { bars, type Span, unitOf } from '../../src/graph/timeline.js'
import { claimTypes, firstDay, lastDay } from '../../src/terms.js'
import { useHabits, usePage } from '../state.js'
import { type Axis, border, type Bounds, dayAt, dayNumber, type Held, heldBy, moved, nearest, periodHeld, ticks, unitsIn } from '../time.js'

/** Pixels: of the bars, of a line and what lies between two, and how many lines lie over each other at most. */
const TALL = 44, LINE = 4, ROWS = 6
/** Pixels for a date under the bars; one of ours touches two months of the Hijri year, and names both. */
const TICK = 84, WIDE_TICK = 190
/** Steps with Shift, for one side of the period. */
const FAR = 10

/** Lines packed into rows, the longest first, none over another; those that find no row are left out and counted. */
function packed(wide: readonly Span[]): { span: Span; row: number }[] {
  const rows: [number, number][][] = [], out: { span: Span; row: number }[] = []
  const days = (s: Span): [number, number] => [dayNumber(firstDay(s.from)), dayNumber(lastDay(s.to)) + 1]
  for (const span of wide.toSorted((a, b) => { const [x, y] = [days(a), days(b)]; return y[1] - y[0] - (x[1] - x[0]) || x[0] - y[0] })) {
    const [from, to] = days(span)
    let row = rows.findIndex(r => r.every(([a, b]) => to <= a || from >= b))
    if (row < 0) row = rows.push([]) - 1
    if (row >= ROWS) { rows.pop(); continue }
    rows[row]!.push([from, to])
    out.push({ span, row })
  }
  return out
}

const sum = (types: Partial<Record<string, number>>): number => Object.values(types).reduce<number>((a, b) => a + (b ?? 0), 0)

interface Props { axis: Axis; spans: readonly Span[]; /** Those of what is open: they stand out. */ marked: readonly Span[] | undefined; shade: Shade; period: Bounds; hold: (period: Bounds, soon?: boolean) => void; release: () => void; play: () => void }

/** `hold` is told the period with every move, `soon` when nothing tells where it ends; `release` when it comes to rest. */
export function Bars({ axis, spans, marked, shade, period, hold, release, play }: Props) {
  const { words } = usePage(), { calendar } = useHabits()
  const { ref, width } = useElementSize()
  const drag = useRef<{ part: Part; day: number; held: Held }>(undefined)
  const [over, setOver] = useState<number>()
  const days = axis.end - axis.start, rtl = words.dir === 'rtl'
  const { drawn, made } = useMemo(() => {
    const made = bars(spans, axis.unit), most = Math.max(1, ...made.bars.map(b => sum(b.types))), lines = packed(made.wide)
    const x = (day: number) => ((day - axis.start) / days) * width
    const outlines = (list: typeof made.bars): Map<string, string> => {
      const paths = new Map<string, string>()
      for (const b of list) {
        const from = dayNumber(firstDay(b.at)), wide = Math.max(1.5, x(border(from, axis.unit, 1)) - x(from) - 1)
        let y = TALL
        for (const t of claimTypes) {
          const n = b.types[t]
          if (!n) continue
          const tall = Math.max(1.5, (n / most) * TALL)
          paths.set(t, `${paths.get(t) ?? ''}M${x(from).toFixed(1)} ${(y - tall).toFixed(1)}h${Math.min(wide, 40).toFixed(1)}v${tall.toFixed(1)}h-${Math.min(wide, 40).toFixed(1)}z`)
          y -= tall
        }
      }
      return paths
    }
    const bar = (paths: Map<string, string>) => [...paths].map(([t, d]) => <path key={t} d={d} fill={TYPE_COLOUR[t as (typeof claimTypes)[number]][shade]} />)
    const high = lines.length > 0 ? (Math.max(...lines.map(l => l.row)) + 1) * LINE + 2 : 0
    return { made: { ...made, lines, most: made.bars.find(b => sum(b.types) === most), high }, drawn: width > 0 && (
      <svg className="drawn" width={width} height={TALL + high} aria-hidden="true">
        {lines.map(({ span, row }) => <path key={`${span.from} ${span.to} ${span.type}`} d={`M${x(dayNumber(firstDay(span.from))) + 1} ${row * LINE + 1.5}H${x(dayNumber(lastDay(span.to)) + 1) - 1}`} stroke={TYPE_COLOUR[span.type][shade]} strokeWidth="2" />)}
        <g transform={`translate(0 ${high})`} opacity={marked && 0.28}>{bar(outlines(made.bars))}</g>
        {marked && <g className="marked" transform={`translate(0 ${high})`}>{bar(outlines(bars(marked, axis.unit).bars))}</g>}
      </svg>
    ) }
  }, [spans, marked, axis.start, axis.end, axis.unit, width, shade])
  const held = heldBy(axis, period), [low, high] = held
  const whole = low <= axis.start && high >= axis.end
  /** All of it lies before or after what is drawn, and is shown at that end. */
  const outside = (period.to !== undefined && dayNumber(lastDay(period.to)) < axis.start) || (period.from !== undefined && dayNumber(firstDay(period.from)) >= axis.end)
  const at = (day: number) => `${(100 * (day - axis.start)) / days}%`
  const dayOf = (e: PointerEvent) => {
    const box = e.currentTarget.getBoundingClientRect(), part = (rtl ? box.right - e.clientX : e.clientX - box.left) / box.width
    return axis.start + Math.min(1, Math.max(0, part)) * days
  }
  /** Only the side that moved is written anew: the other stays as exact as it was typed. */
  const side = (part: Part, next: Held, soon = false) => {
    const p = periodHeld(axis, next)
    hold(part === 'from' ? { ...period, from: p.from } : part === 'to' ? { ...period, to: p.to } : p, soon)
  }
  const down = (e: PointerEvent<HTMLDivElement>) => {
    if (e.button !== 0) return
    const named = (e.target as HTMLElement).dataset['part'] as Part | undefined, day = dayOf(e)
    e.currentTarget.setPointerCapture(e.pointerId)
    drag.current = { part: named === 'both' && whole ? 'new' : named ?? 'new', day, held }
  }
  const move = (e: PointerEvent) => {
    setOver(dayOf(e))
    if (!drag.current) return
    const { part, day, held: [a, b] } = drag.current, now = dayOf(e), step = border(axis.start, axis.unit, 1) - axis.start
    if (part === 'from') side(part, [Math.max(axis.start, Math.min(nearest(now, axis.unit), border(b - 1, axis.unit))), b])
    else if (part === 'to') side(part, [a, Math.min(axis.end, Math.max(nearest(now, axis.unit), border(a, axis.unit, 1)))])
    else if (part === 'both') side(part, moved(axis, [a, b], Math.round((now - day) / step)))
    else if (Math.abs(now - day) * width / days > 4) side(part, [Math.max(axis.start, border(Math.min(now, day), axis.unit)), Math.min(axis.end, border(Math.max(now, day), axis.unit, 1))])
  }
  const up = () => { if (drag.current) { drag.current = undefined; release() } }
  const keys = (part: 'from' | 'to' | 'both') => (e: KeyboardEvent) => {
    if (e.key === ' ') { e.preventDefault(); return play() }
    const sign = e.key === 'ArrowUp' || e.key === (rtl ? 'ArrowLeft' : 'ArrowRight') ? 1 : e.key === 'ArrowDown' || e.key === (rtl ? 'ArrowRight' : 'ArrowLeft') ? -1 : 0
    const ends = e.key === 'Home' ? -1 : e.key === 'End' ? 1 : 0
    if (!sign && !ends) return
    e.preventDefault()
    const u = axis.unit, by = sign * (e.shiftKey ? (part === 'both' ? unitsIn(held, u) : FAR) : 1)
    if (part === 'both') side(part, moved(axis, whole ? [low, border(low, u, 1)] : held, ends ? ends * unitsIn([axis.start, axis.end], u) : by), true)
    else if (part === 'from') side(part, [ends < 0 ? axis.start : ends > 0 ? border(high - 1, u) : Math.max(axis.start, Math.min(border(low, u, by), border(high - 1, u))), high], true)
    else side(part, [low, ends > 0 ? axis.end : ends < 0 ? border(low, u, 1) : Math.min(axis.end, Math.max(border(high - 1, u, by + 1), border(low, u, 1)))], true)
  }
  const text = { from: words.date(unitOf(dayAt(low), axis.unit)), to: words.date(unitOf(dayAt(high - 1), axis.unit)) }
  const slider = (part: 'from' | 'to' | 'both', now: number, label: string, value: string) => (
    <div className={`grip ${part}`} data-part={part} role="slider" tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={days} aria-valuenow={now - axis.start} aria-valuetext={value}
      aria-describedby="period-keys" onKeyDown={keys(part)} />
  )
  const wide = made.wide.reduce((n, s) => n + s.claims, 0), left = wide - made.lines.reduce((n, l) => n + l.span.claims, 0)
  const pointed = over === undefined ? undefined : unitOf(dayAt(Math.min(axis.end - 1, Math.floor(over))), axis.unit), there = made.bars.find(b => b.at === pointed)
  return (
    <>
      <div className="time" onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up} onPointerLeave={() => setOver(undefined)}>
        <div ref={ref} className="ground" style={{ height: TALL + made.high }} role="img"
          aria-label={[words.t('timelineBars', { from: words.date(unitOf(dayAt(axis.start), axis.unit)), to: words.date(unitOf(dayAt(axis.end - 1), axis.unit)) }), ...(made.most ? [words.t('fullest', { date: words.date(made.most.at), claims: words.n('claims', sum(made.most.types)) })] : [])].join(' ')}>
          {drawn}
        </div>
        <div className="outside" style={{ insetInlineStart: 0, width: at(low) }} />
        <div className="outside" style={{ insetInlineStart: at(high), insetInlineEnd: 0 }} />
        <div className={whole ? 'window whole' : 'window'} style={{ insetInlineStart: at(low), width: `${(100 * (high - low)) / days}%` }}>
          {slider('both', low, words.t('periodWhole'), words.period({ from: text.from === text.to ? period.from ?? period.to : period.from, to: period.to }) ?? words.t('wholePeriod'))}
          {slider('from', low, words.t('from'), text.from)}
          {slider('to', high, words.t('to'), text.to)}
        </div>
        <p id="period-keys" className="heard">{words.t('periodKeys')}</p>
      </div>
      <div className="ticks" aria-hidden="true">{width > 0 && ticks(axis, width / (rtl && calendar === 'hijri' ? WIDE_TICK : TICK)).map(t => <span key={t.day} style={{ insetInlineStart: at(t.day) }}>{words.date(t.date)}</span>)}</div>
      <small className="quiet timeline-notes">
        {pointed && there ? <><bdi>{words.date(pointed)}</bdi>: {words.n('claims', sum(there.types))} ({claimTypes.filter(t => there.types[t]).map(t => `${words.of('type', t)} ${words.number(there.types[t]!)}`).join(words.lang === 'ar' ? '، ' : ', ')})</>
          : [...(outside ? [words.t('periodOutside')] : []), ...(marked ? [words.t('barsMarked', { claims: words.n('claims', marked.reduce((n, s) => n + s.claims, 0)) })] : []), ...(wide > 0 ? [words.t('spansNote', { claims: words.n('claims', wide) })] : []), ...(left > 0 ? [words.t('spansMore', { claims: words.n('claims', left) })] : [])].join(' ')}
      </small>
    </>
  )
}

type Part = 'from' | 'to' | 'both' | 'new'

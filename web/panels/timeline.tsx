/** The timeline: claims per month by type, and the period that the view is held to, dragged or typed. */
import { Button, RangeSlider, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { claimTypes, isPartialDate } from '../../src/terms.js'
import type { FacetsAnswer } from '../api.js'
import { type Shade, TYPE_COLOUR } from '../../src/graph/look.js'
import { monthAt, monthsBetween, typed } from '../months.js'
import { go, usePage } from '../state.js'
import { isBackwards, refine } from '../view.js'

export function Timeline({ facets, shade }: { facets: FacetsAnswer | undefined; shade: Shade }) {
  const { view, words } = usePage()
  const [folded, fold] = useState(false)
  const given = facets?.months ?? []
  const first = given[0]?.month, last = given.at(-1)?.month
  const months = first && last ? monthsBetween(first, last) : []
  const counts = new Map(given.map(m => [m.month, m.types]))
  const most = Math.max(1, ...given.map(m => Object.values(m.types).reduce((a, b) => a + b, 0)))
  const { from, to } = view.filter
  const shown: [number, number] = [from ? Math.max(0, monthAt(months, from, 'from')) : 0, to ? monthAt(months, to, 'to') : months.length - 1]
  const [drag, setDrag] = useState<[number, number] | undefined>()
  const [low, high] = drag ?? shown
  /** The slider's values are the borders between months: low … high + 1. */
  const hold = ([a, end]: [number, number]) => {
    setDrag(undefined)
    go(refine(view, { from: a > 0 ? months[a] : undefined, to: end < months.length ? months[end - 1] : undefined }))
  }
  const label = (i: number) => (months[i] ? words.date(months[i]) : '')
  const notes = (
    <small className="quiet timeline-notes">
      {[...((from || to) && facets?.undated ? [words.t('undatedHidden', { claims: words.n('claims', facets.undated) })] : []), ...(facets?.long ? [words.t('longNote', { claims: words.n('claims', facets.long) })] : [])].join(' ')}
    </small>
  )
  return (
    <section className={folded ? 'timeline folded' : 'timeline'} aria-label={words.t('timeline')}>
      <div className="timeline-head">
        <b>{words.period({ from, to }) ?? words.period({ from: first, to: last }) ?? words.t('timeline')}</b>
        <div className="timeline-dates">
          <DateInput label={words.t('from')} value={from} other={d => isBackwards(d, to)} set={d => go(refine(view, { from: d }))} />
          <DateInput label={words.t('to')} value={to} other={d => isBackwards(from, d)} set={d => go(refine(view, { to: d }))} />
          {(from || to) && <Button size="compact-xs" variant="light" onClick={() => go(refine(view, { from: undefined, to: undefined }))}>{words.t('wholePeriod')}</Button>}
          <Button size="compact-xs" variant="subtle" color="gray" className="fold" aria-expanded={!folded} onClick={() => fold(!folded)}>{words.t(folded ? 'unfold' : 'fold')}</Button>
        </div>
        {folded && notes}
      </div>
      {!folded && months.length > 1 && (
        <div className="bars-and-slider">
          <div className="bars" role="img" aria-label={words.t('timelineBars')}>
            {months.map((m, i) => (
              <div key={m} className={i >= low && i <= high ? 'bar' : 'bar out'} title={`${words.date(m)}: ${words.n('claims', Object.values(counts.get(m) ?? {}).reduce((a, b) => a + b, 0))}`}>
                {claimTypes.map(t => counts.get(m)?.[t] && <i key={t} style={{ height: `${(100 * counts.get(m)![t]!) / most}%`, background: TYPE_COLOUR[t][shade] }} />)}
              </div>
            ))}
          </div>
          <RangeSlider size="sm" min={0} max={months.length} minRange={1} value={[low, high + 1]} onChange={([a, end]) => setDrag([a, end - 1])} onChangeEnd={hold} label={null}
            thumbFromLabel={words.t('from')} thumbToLabel={words.t('to')} thumbValueText={border => label(border === low ? low : border - 1)} />
          {notes}
        </div>
      )}
    </section>
  )
}

/** A partial date typed; it holds when it is one, on Enter or when left. `other`: whether with it the period would end before it starts; then it does not hold. */
export function DateInput({ label, value, other = () => false, set }: { label: string; value: string | undefined; other?: (d: string) => boolean; set: (d: string | undefined) => void }) {
  const { words } = usePage()
  const [text, write] = useState(value ?? '')
  useEffect(() => write(value ?? ''), [value])
  const date = typed(text), bad = date === '' ? undefined : !isPartialDate(date) ? words.t('badDate') : other(date) ? words.t('endsBefore') : undefined
  const done = () => { if (!bad && date !== (value ?? '')) set(date === '' ? undefined : date); else if (!bad) write(date) }
  return (
    <TextInput size="xs" className="date" dir="ltr" aria-label={label} placeholder={label} value={text} error={bad}
      onChange={e => write(e.currentTarget.value)} onBlur={done} onKeyDown={e => { if (e.key === 'Enter') done() }} />
  )
}

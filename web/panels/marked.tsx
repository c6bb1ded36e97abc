/** A text with a button for every stretch that a claim rests on. */
import { useEffect, useRef } from 'react'
import { segments, type Span } from '../marks.js'
import { usePage } from '../state.js'

interface Given {
  text: string
  lang: string
  /** Where each claim's words stand. */
  spans: readonly Span[]
  chosen: string | undefined
  pick: (claim: string) => void
  /** The words that made the chosen claim. */
  fired?: readonly { start: number; end: number }[]
}

/** Ids of no claim: of stretches that only fired. */
const FIRED = '!'

/** Where several claims rest on a stretch, a click goes through them in turn. Each paragraph runs in its own direction. */
export function Marked({ text, lang, spans, chosen, pick, fired = [] }: Given) {
  const { words } = usePage()
  const here = useRef<HTMLElement>(null)
  useEffect(() => { here.current?.scrollIntoView({ block: 'center' }) }, [])
  const all = segments(0, text.length, [...spans, ...fired.map(f => ({ ...f, id: FIRED }))])
  const firstChosen = all.find(s => chosen !== undefined && s.ids.includes(chosen))
  return (
    <div className="report-text" lang={lang} dir="auto">
      {all.map(s => {
        const stretch = text.slice(s.start, s.end), ids = s.ids.filter(id => id !== FIRED)
        if (ids.length === 0) return <span key={s.start}>{stretch}</span>
        const next = ids[(ids.indexOf(chosen ?? '') + 1) % ids.length]!
        const classes = [ids.length > 1 && 'many', chosen && ids.includes(chosen) && 'chosen', s.ids.length > ids.length && 'fired'].filter(Boolean).join(' ')
        return (
          <mark key={s.start} ref={s === firstChosen ? here : undefined} role="button" tabIndex={0} className={classes}
            title={words.n('claims', ids.length)} onClick={() => pick(next)} onKeyDown={e => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); pick(next) } }}>{stretch}</mark>
        )
      })}
    </div>
  )
}

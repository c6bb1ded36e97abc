/** The queue of claims that nobody has reviewed, those that a data set brought apart from those that the reader made: one after the other, or several at a time, by mouse or by single keys. */
import { Button, Checkbox, Kbd, NativeSelect, UnstyledButton } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiError, type ClaimsAnswer, type ClaimView, type ReviewsAnswer, useApi } from '../api.js'
import { ClaimCard, ClaimLine } from '../panels/claim.js'
import { type Change, ClaimEditor } from '../panels/claim-editor.js'
import { History } from '../panels/history.js'
import { AliasForm } from '../panels/identity.js'
import { Failed, Loading } from '../parts.js'
import { decided, ReviewerField } from '../reviewer.js'
import { go, usePage } from '../state.js'
import { filterQuery, openReport, ORDERS, refine, unfiltered, type View } from '../view.js'

/** How many of the queue are shown. */
const SHOWN = 100
const WHY = { doubtful: 'whyDoubtful', consequential: 'whyConsequential', reading: 'whyReading' } as const
const ON = 'belligraph.keys'

/** What was decided on this page, the last one last: what Undo takes back. It outlives a look at another page. */
const made: { ids: string[]; first: string }[] = []

/** By where a key stands, so that they are the same on an Arabic keyboard. */
const KEYS = { accept: 'A', reject: 'R', correct: 'C', skip: 'S', back: 'B', choose: 'X', undo: 'U' } as const
type Act = keyof typeof KEYS

export default function ReviewPage() {
  const { view, words } = usePage()
  const which = view.filter.review?.includes('imported') ? 'imported' : 'unreviewed'
  const query = filterQuery({ ...view.filter, review: [which] })
  const { data, error, stale, again } = useApi<ClaimsAnswer>(`/api/claims?${query}&order=${view.order}&limit=${SHOWN}`)
  const [at, setAt] = useState<string>()
  const [chosen, choose] = useState<string[]>([])
  const [leaving, leave] = useState<string[]>([])
  const [editing, edit] = useState(false)
  const [said, say] = useState<{ text: string; bad?: boolean }>()
  const [keys, setKeys] = useState(() => { try { return localStorage.getItem(ON) !== 'off' } catch { return true } })
  const list = data?.claims.filter(c => !leaving.includes(c.id)) ?? []
  const index = Math.max(0, list.findIndex(c => c.id === at)), current = list[index]
  const picked = chosen.filter(id => list.some(c => c.id === id))
  const several = picked.length > 0

  const move = (by: number) => { edit(false); if (list.length > 0) setAt(list[(index + by + list.length) % list.length]!.id) }

  const send = async (ids: string[], decision: 'accept' | 'reject' | 'correct' | 'undo', change?: Change): Promise<boolean> => {
    try {
      const answer = await decided<ReviewsAnswer>('/api/reviews', { reviews: ids.map(claim => ({ claim, decision, ...(change && { change }) })) })
      say(answer ? { text: decision === 'undo' ? words.t('undone', { claims: words.n('claims', ids.length) }) : `${words.of('decision', decision)}: ${words.n('claims', ids.length)}` }
        : { text: words.t('sayName'), bad: true })
      return answer !== undefined
    } catch (e) {
      say({ text: e instanceof ApiError && e.message ? words.said(e.message) : words.t('offline'), bad: true })
      return false
    }
  }
  /** Takes the claims out of the list at once; they come back when the server does not agree. */
  const decide = async (decision: 'accept' | 'reject' | 'correct', change?: Change) => {
    if (!current) return
    const ids = several && decision !== 'correct' ? picked : [current.id]
    const rest = list.filter(c => !ids.includes(c.id)), next = list.slice(index + 1).find(c => !ids.includes(c.id)) ?? rest.at(-1)
    leave(l => [...l, ...ids])
    setAt(next?.id)
    edit(false)
    if (await send(ids, decision, change)) {
      made.push({ ids, first: ids[0]! })
      choose([])
    } else {
      leave(l => l.filter(id => !ids.includes(id)))
      setAt(ids[0])
    }
  }
  const undo = async () => {
    const last = made.pop() // at once: the key may be pressed again before the answer is here
    if (!last) return
    if (!await send(last.ids, 'undo')) return void made.push(last)
    leave(l => l.filter(id => !last.ids.includes(id)))
    setAt(last.first)
  }
  const toggle = (id: string) => choose(c => (c.includes(id) ? c.filter(x => x !== id) : [...c, id]))
  const acts: Record<Act, () => void> = {
    accept: () => void decide('accept'), reject: () => void decide('reject'), correct: () => current && edit(true), skip: () => move(1), back: () => move(-1),
    choose: () => current && toggle(current.id), undo: () => void undo(),
  }
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    if (!keys) return
    const pressed = (e: KeyboardEvent) => {
      const undoing = e.code === 'KeyZ' && (e.ctrlKey || e.metaKey) && !e.shiftKey
      if ((e.target as HTMLElement).closest('input:not([type=checkbox]), textarea, select, [contenteditable]') || e.altKey || ((e.ctrlKey || e.metaKey) && !undoing)) return
      const act = undoing ? 'undo' : (Object.keys(KEYS) as Act[]).find(a => e.code === `Key${KEYS[a]}`)
      if (!act) return
      e.preventDefault()
      latest.current[act]()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [keys])
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => { row.current?.scrollIntoView({ block: 'nearest' }) }, [current?.id])

  if (error) return <Failed error={error} again={again} />
  if (!data) return <Loading />
  const total = data.total - leaving.filter(id => data.claims.some(c => c.id === id)).length
  const button = (act: Act, word: string, props: { variant?: string; color?: string } = {}, disabled = !current) => (
    <Button size="compact-md" variant="default" {...props} disabled={disabled} onClick={acts[act]} aria-keyshortcuts={keys ? KEYS[act] : undefined} rightSection={keys && <Kbd size="xs">{KEYS[act]}</Kbd>}>{word}</Button>
  )
  return (
    <div className="page review" aria-busy={stale}>
      <div className="desk-head">
        <h2>{words.t('toReview', { claims: words.n('claims', total) })}</h2>
        <NativeSelect size="xs" label={words.t('whichClaims')} value={which} onChange={e => go(refine(view, { review: e.currentTarget.value === 'imported' ? ['imported'] : undefined }), true)} data={(['unreviewed', 'imported'] as const).map(value => ({ value, label: words.of('queue', value) }))} />
        <NativeSelect size="xs" label={words.t('order')} value={view.order} onChange={e => go({ ...view, order: e.currentTarget.value as View['order'] }, true)} data={ORDERS.map(value => ({ value, label: words.of('order', value) }))} />
        <ReviewerField />
        <Checkbox size="xs" label={words.t('shortcutsOn')} checked={keys} onChange={e => { setKeys(e.currentTarget.checked); try { localStorage.setItem(ON, e.currentTarget.checked ? 'on' : 'off') } catch { /* for this visit only */ } }} />
      </div>
      {which === 'unreviewed' && <p className="quiet">{words.t(WHY[view.order])}</p>}
      {Object.keys(view.filter).some(k => k !== 'review') && <p><Button size="compact-xs" variant="light" onClick={() => go(unfiltered(view))}>{words.t('clearFilters')}</Button></p>}
      <div className="buttons" role="toolbar" aria-label={words.t('review')}>
        {button('accept', words.t('accept'), { variant: 'filled', color: 'blue' })}
        {button('reject', words.t('reject'))}
        {button('correct', words.t('correct'), {}, !current || several)}
        {button('skip', words.t('skipClaim'))}
        {button('back', words.t('backClaim'))}
        {button('choose', words.t('chooseClaim'))}
        {button('undo', words.t('undo'), {}, made.length === 0)}
      </div>
      <p className={said?.bad ? 'said bad' : 'said'} role="status">{several && !said?.bad ? words.t('chosen', { claims: words.n('claims', picked.length) }) : said && <bdi>{said.text}</bdi>}</p>
      {list.length === 0 ? <p className="waiting">{words.t('nothingToReview')}</p> : (
        <div className="desk">
          <section className="queue" aria-label={words.t('toReview', { claims: words.n('claims', total) })}>
            <UnstyledButton className="link" onClick={() => choose(several ? [] : list.map(c => c.id))}>{words.t(several ? 'chooseNone' : 'chooseAll')}</UnstyledButton>
            <ul className="rows">
              {list.map(c => (
                <li key={c.id} ref={c === current ? row : undefined} className={c === current ? 'queued here' : 'queued'}>
                  <Checkbox size="xs" aria-label={words.t('chooseClaim')} checked={chosen.includes(c.id)} onChange={() => toggle(c.id)} />
                  <UnstyledButton className="row" aria-current={c === current} onClick={() => { edit(false); setAt(c.id) }}>
                    <span className="grow"><b>{words.claim(c)}</b> <ClaimLine claim={c} /></span>
                    <span className="count">{words.percent(c.confidence)}</span>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
            {data.truncated && <p className="quiet">{words.t('moreClaims', { claims: words.n('claims', data.total - data.claims.length) })}</p>}
          </section>
          {current && <Current key={current.id} claim={current} editing={editing}>
            {editing && <ClaimEditor claim={current} save={change => void decide('correct', change)} cancel={() => edit(false)} />}
          </Current>}
        </div>
      )}
    </div>
  )
}

/** The claim at hand: its words, what was understood and why, who decided what so far. */
function Current({ claim, editing, children }: { claim: ClaimView; editing: boolean; children: ReactNode }) {
  const { view, words } = usePage()
  return (
    <section className="current" aria-label={words.t('evidence')}>
      {!editing && <h3><b>{words.claim(claim)}</b> <span><ClaimLine claim={claim} /></span></h3>}
      <ClaimCard claim={claim} line={false} />
      {children}
      <p className="quiet">{words.t('byRule', { rule: claim.rule })}{words.lang === 'ar' ? '، ' : ', '}{words.t('certainty', { share: words.percent(claim.confidence) })}.</p>
      <details><summary>{words.t('history')}</summary><History claim={claim.id} /></details>
      <details><summary>{words.t('alwaysReadAny')}</summary><AliasForm /></details>
      {claim.source === 'reports' && !view.filter.report && <Button size="compact-xs" variant="subtle" onClick={() => go(refine(view, { report: [claim.report] }))}>{words.t('onlyThisReport')}</Button>}
      {claim.source === 'reports' && <Button size="compact-xs" variant="subtle" onClick={() => go(openReport(view, claim.report, claim.id))}>{words.t('inReport')}</Button>}
    </section>
  )
}


/** What a claim says, to be put right: who did what to whom, and when. */
import { Button, NativeSelect, Pill, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Review } from '../../src/model.js'
import { CLAIM_TYPES, type ClaimType, claimTypes, isPartialDate, MODES, STATUSES } from '../../src/terms.js'
import type { ActorRef, ClaimView } from '../api.js'
import { usePage } from '../state.js'
import { typed } from '../time.js'
import { ActorPicker } from './actor-picker.js'
import { localName } from './claim.js'

/** The part of a claim that can be put right. */
export type Said = Pick<ClaimView, 'type' | 'status' | 'mode' | 'actors' | 'recipients' | 'observed'>
export type Change = NonNullable<Review['change']>

const ids = (actors: readonly ActorRef[]): string[] => actors.map(a => a.id).sort()

/** What differs, as a correction says it. */
function changeOf(before: Said, now: Said): Change {
  const out: Change = {}
  if (now.type !== before.type) out.type = now.type
  if (now.status !== before.status) out.status = now.status
  if (now.mode !== before.mode) out.mode = now.mode
  for (const side of ['actors', 'recipients'] as const) if (ids(now[side]).join() !== ids(before[side]).join()) out[side] = ids(now[side])
  if (now.observed?.from !== before.observed?.from || now.observed?.to !== before.observed?.to) out.observed = now.observed ?? {}
  return out
}

/** Saves only a change; `save` gets it, and the claim as it then says. */
export function ClaimEditor({ claim, save, cancel }: { claim: Said; save: (change: Change, said: Said) => void; cancel: () => void }) {
  const { words } = usePage()
  const [said, set] = useState<Said>(claim)
  const [from, setFrom] = useState(claim.observed?.from ?? ''), [to, setTo] = useState(claim.observed?.to ?? '')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => { form.current?.querySelector('input')?.focus() }, [])
  const first = typed(from), last = typed(to, 'to'), badDate = [first, last].some(d => d !== '' && !isPartialDate(d))
  const now: Said = { ...said, ...(first || last ? { observed: { ...(first && { from: first }), ...(last && { to: last }) } } : { observed: undefined }) }
  const change = badDate ? {} : changeOf(claim, now)
  const fault = badDate ? words.t('badDate') : said.actors.length + said.recipients.length === 0 ? words.t('needsSomebody')
    : CLAIM_TYPES[said.type].recipients === 'required' && (said.recipients.length === 0 || said.actors.length === 0) ? words.t('needsRecipient')
      : Object.keys(change).length === 0 ? words.t('nothingChanged') : undefined
  const side = (field: 'actors' | 'recipients', label: string) => (
    <fieldset className="party">
      <legend>{label}</legend>
      {said[field].map(a => (
        <Pill key={a.id} withRemoveButton removeButtonProps={{ 'aria-label': `${words.t('remove')}: ${localName(a, words.lang)}`, 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => set({ ...said, [field]: said[field].filter(b => b.id !== a.id) })}><bdi>{localName(a, words.lang)}</bdi></Pill>
      ))}
      <ActorPicker label={words.t('pickActor')} without={ids(said[field])} pick={a => set({ ...said, [field]: [...said[field], a] })} />
    </fieldset>
  )
  return (
    <form ref={form} className="editor" onSubmit={e => { e.preventDefault(); if (!fault) save(change, now) }} onKeyDown={e => { if (e.key === 'Escape') cancel() }}>
      {side('actors', words.t('whoDoes'))}
      <Button size="compact-xs" variant="default" className="swap" onClick={() => set({ ...said, actors: said.recipients, recipients: said.actors })}>⇅ {words.t('swap')}</Button>
      {side('recipients', words.t('toWhom'))}
      <div className="editor-fields">
        <NativeSelect size="xs" label={words.t('type')} value={said.type} onChange={e => set({ ...said, type: e.currentTarget.value as ClaimType })} data={claimTypes.map(value => ({ value, label: words.of('type', value) }))} />
        <NativeSelect size="xs" label={words.t('status')} value={said.status} onChange={e => set({ ...said, status: e.currentTarget.value as Said['status'] })} data={STATUSES.map(value => ({ value, label: words.of('status', value) }))} />
        <NativeSelect size="xs" label={words.t('mode')} value={said.mode ?? ''} onChange={e => set({ ...said, mode: (e.currentTarget.value || undefined) as Said['mode'] })}
          data={[...(claim.mode ? [] : [{ value: '', label: words.t('unsaid') }]), ...MODES.map(value => ({ value, label: words.of('mode', value) }))]} />
        <TextInput size="xs" label={words.t('from')} dir="ltr" value={from} onChange={e => setFrom(e.currentTarget.value)} placeholder="2018-06-08" />
        <TextInput size="xs" label={words.t('to')} dir="ltr" value={to} onChange={e => setTo(e.currentTarget.value)} placeholder="2018-06-08" />
      </div>
      <p className="quiet" role="status">{fault}</p>
      <div className="buttons">
        <Button size="compact-sm" type="submit" disabled={fault !== undefined}>{words.t('save')}</Button>
        <Button size="compact-sm" variant="default" onClick={cancel}>{words.t('cancel')}</Button>
      </div>
    </form>
  )
}

/** A claim of a report that is not kept yet: what was understood, why, and what is decided about it. */
import { Button, Paper, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { ClaimView, ReadAnswer } from '../api.js'
import { Plate, StatusBadge } from '../parts.js'
import { usePage } from '../state.js'
import { isolate } from '../../src/words.js'
import { ClaimLine } from './claim.js'
import { type Change, ClaimEditor, type Said } from './claim-editor.js'

/** A decision that is sent when the report is kept. `said`: the claim as it then says. */
export interface Draft { decision: 'accept' | 'reject' | 'correct'; change?: Change; said?: Said }
type ReadClaim = ReadAnswer['claims'][number]

const STATE = { accept: 'accepted', reject: 'rejected', correct: 'corrected' } as const

export function Draft({ claim: read, why, open, pick, decision, decide }: {
  claim: ReadClaim; why: NonNullable<ReadAnswer['why']>[number] | undefined; open: boolean; pick: () => void; decision: Draft | undefined; decide: (d: Draft | undefined) => void
}) {
  const { words } = usePage()
  const [editing, edit] = useState(false)
  const claim = { ...read, ...decision?.said } as ReadClaim & Pick<ClaimView, 'actors' | 'recipients'>
  const when = words.period(claim.observed)
  const toggle = (to: Draft['decision']) => decide(decision?.decision === to ? undefined : { decision: to })
  const button = (to: 'accept' | 'reject') => <Button size="compact-xs" variant={decision?.decision === to ? 'filled' : 'default'} aria-pressed={decision?.decision === to} onClick={() => toggle(to)}>{words.t(to)}</Button>
  return (
    <Paper withBorder component="article" className={`claim draft ${decision?.decision ?? ''} ${open ? 'open' : ''}`}>
      <UnstyledButton className="draft-head" aria-expanded={open} onClick={pick}>
        <b>{words.claim(claim)}</b> <ClaimLine claim={claim as unknown as ClaimView} />
      </UnstyledButton>
      <p className="facts">
        <StatusBadge status={claim.status} />
        {claim.mode && <Plate tone="mode">{words.of('mode', claim.mode)}</Plate>}
        {decision && <Plate tone={decision.decision === 'reject' ? 'denied' : 'reported'}>{words.of('review', STATE[decision.decision])}</Plate>}
        <span>{when ? words.t('observed', { date: when }) : words.t('undated')}</span>
      </p>
      {open && (
        <>
          {claim.attribution && <p className="facts">{words.t('attributed', { name: claim.attribution })}</p>}
          <p className="why"><b>{words.t('why')}</b> {words.t('whyRule', { rule: claim.rule, words: (why?.words ?? []).map(w => isolate(w.text)).join(words.lang === 'ar' ? '، ' : ', ') })}{words.lang === 'ar' ? '، ' : ', '}
            {words.t('certainty', { share: `${Math.round(claim.confidence * 100)} %` })}.</p>
          {!editing && (
            <div className="buttons">
              {button('accept')}{button('reject')}
              <Button size="compact-xs" variant="default" onClick={() => edit(true)}>{words.t('correct')}</Button>
              {decision?.decision === 'correct' && <Button size="compact-xs" variant="subtle" onClick={() => decide(undefined)}>{words.t('undo')}</Button>}
            </div>
          )}
          {editing && (
            <ClaimEditor claim={{ type: claim.type, status: claim.status, mode: claim.mode, actors: claim.actors, recipients: claim.recipients, observed: claim.observed }}
              save={(change, said) => { decide({ decision: 'correct', change: { ...decision?.change, ...change }, said }); edit(false) }} cancel={() => edit(false)} />
          )}
        </>
      )}
    </Paper>
  )
}

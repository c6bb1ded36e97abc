/** Who an actor is: the same as another, and by which names it is always read. Both can be taken back. */
import { Alert, Button, TextInput, UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type ActorAnswer, type ActorRef, ApiError } from '../api.js'
import { called, Plate } from '../parts.js'
import { decided, ReviewerField } from '../reviewer.js'
import { go, usePage } from '../state.js'
import { openActor } from '../view.js'
import { ActorPicker } from './actor-picker.js'
import { localName } from './claim.js'

/** Does something and shows the server's sentence when it may not be. */
function useDeed(): { fault: ReactNode; deed: (url: string, body: object) => Promise<boolean> } {
  const { words } = usePage()
  const [fault, set] = useState<string>()
  return {
    fault: fault && <Alert color="yellow" role="status"><bdi>{fault}</bdi></Alert>,
    async deed(url, body) {
      try {
        const done = await decided(url, body)
        set(done ? undefined : words.t('sayName'))
        return done !== undefined
      } catch (e) {
        set(e instanceof ApiError && e.message ? words.said(e.message) : words.t('offline'))
        return false
      }
    },
  }
}

export function Identity({ actor, merged, aliases }: ActorAnswer) {
  const { view, words } = usePage()
  const { fault, deed } = useDeed()
  const [into, setInto] = useState<ActorRef>()
  return (
    <details className="identity">
      <summary>{words.t('whoItIs')}</summary>
      <ReviewerField />
      <h3>{words.t('sameAs')}</h3>
      <p className="quiet">{words.t('sameAsWhat')}</p>
      <ActorPicker fixed label={words.t('pickActor')} without={[actor.id]} pick={setInto} />
      {into && <Button size="compact-sm" onClick={() => void deed('/api/merges', { from: actor.id, into: into.id }).then(done => { if (done) go(openActor(view, into.id)) })}>{words.t('merge', { name: localName(into, words.lang) })}</Button>}
      {fault}
      {merged.length > 0 && (
        <>
          <h3>{words.t('mergedHere')}</h3>
          <ul className="rows">
            {merged.map(m => (
              <li key={m.id} className="taken">
                <span className="grow"><bdi>{called({ id: m.from, names: m.names }, words.lang)}</bdi><span className="when">{words.t('mergedBy', { name: m.by, date: words.date(m.at.slice(0, 10)) })}</span></span>
                <Button size="compact-xs" variant="default" onClick={() => void deed(`/api/merges/${m.id}/undo`, {})}>{words.t('part')}</Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{words.t('alwaysReadName')}</h3>
      {aliases.length > 0 && (
        <ul className="rows">
          {aliases.map(a => (
            <li key={a.id} className="taken">
              <span className="grow"><bdi>{a.name.text}</bdi><span className="when">{words.t('mergedBy', { name: a.by, date: words.date(a.at.slice(0, 10)) })}</span></span>
              <Button size="compact-xs" variant="default" onClick={() => void deed(`/api/aliases/${a.id}/undo`, {})}>{words.t('remove')}</Button>
            </li>
          ))}
        </ul>
      )}
      <AliasForm actor={{ id: actor.id, name: actor.name, names: actor.names.map(n => n.text), known: actor.known }} />
    </details>
  )
}

/** "Always read this name as that actor." What is given is not asked for. */
export function AliasForm({ name: given, actor: fixed, done }: { name?: string; actor?: ActorRef; done?: () => void }) {
  const { words } = usePage()
  const { fault, deed } = useDeed()
  const [name, setName] = useState(given ?? '')
  const [actor, setActor] = useState(fixed)
  const [said, say] = useState<string>()
  const submit = async () => {
    if (!actor || !await deed('/api/aliases', { name, actor: actor.id })) return
    say(words.t('aliasSaid', { name, actor: localName(actor, words.lang) }))
    if (given === undefined) setName('')
    done?.()
  }
  return (
    <form className="alias" onSubmit={e => { e.preventDefault(); void submit() }}>
      {given === undefined && <TextInput size="xs" label={words.t('nameToRead')} value={name} maxLength={400} onChange={e => setName(e.currentTarget.value)} />}
      {!fixed && (actor
        ? <p><Plate tone="mode"><bdi>{localName(actor, words.lang)}</bdi></Plate> <UnstyledButton type="button" className="link" onClick={() => setActor(undefined)}>{words.t('remove')}</UnstyledButton></p>
        : <ActorPicker label={words.t('pickActor')} pick={setActor} />)}
      <Button size="compact-sm" variant="default" type="submit" disabled={!actor || name.trim() === ''}>{words.t('save')}</Button>
      {fault}
      {said && <p role="status" className="quiet">{said}</p>}
    </form>
  )
}

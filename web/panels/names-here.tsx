/** The names of a text and whom the reader takes them for; each can be given to an actor for good. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type ActorRef, type ActorsAnswer, type ReadAnswer, useApi } from '../api.js'
import { called } from '../parts.js'
import { usePage } from '../state.js'
import { localName } from './claim.js'
import { AliasForm } from './identity.js'

interface Named { text: string; actor: string | undefined; times: number }

/** Each name once, as it is first written; places and words that only stand for a name are left out. */
function names({ mentions }: ReadAnswer): Named[] {
  const out = new Map<string, Named>()
  for (const m of mentions) {
    if (m.anaphor || m.place || (!m.actor && !m.candidates)) continue
    const key = `${m.text} ${m.actor ?? ''}`, had = out.get(key)
    if (had) had.times++
    else out.set(key, { text: m.text, actor: m.actor, times: 1 })
  }
  return [...out.values()]
}

export function NamesHere({ reading, renamed }: { reading: ReadAnswer; renamed: () => void }) {
  const { words } = usePage()
  const [open, setOpen] = useState<string>()
  const everyone = useApi<ActorsAnswer>('/api/actors?limit=1000')
  const refs = new Map<string, ActorRef>(reading.claims.flatMap(c => [...c.actors, ...c.recipients]).map(a => [a.id, a]))
  const nameOf = (id: string): string => {
    const stored = everyone.data?.actors.find(a => a.id === id), read = refs.get(id)
    return stored ? called(stored, words.lang) : read ? localName(read, words.lang) : id
  }
  const list = names(reading)
  if (list.length === 0) return null
  return (
    <details className="names-here">
      <summary>{words.t('namesHere')} ({words.number(list.length)})</summary>
      <ul className="rows">
        {list.map(n => {
          const key = `${n.text} ${n.actor ?? ''}`
          return (
            <li key={key}>
              <div className="taken">
                <span className="grow"><bdi>{n.text}</bdi> <span className="quiet">= {n.actor ? <bdi>{nameOf(n.actor)}</bdi> : words.t('undecided')}</span></span>
                <Button size="compact-xs" variant="subtle" aria-expanded={open === key} aria-label={`${words.t('correct')}: ${n.text}`} onClick={() => setOpen(open === key ? undefined : key)}>{words.t('correct')}</Button>
              </div>
              {open === key && <><p>{words.t('alwaysRead', { name: n.text })}</p><AliasForm name={n.text} done={renamed} /></>}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

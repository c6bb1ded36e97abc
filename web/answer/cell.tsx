/** One value of an answer. What can be opened is a button: an actor, a tie with its evidence, a claim. */
import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { type GraphAnswer, type PlacesAnswer, useApi } from '../api.js'
import { called } from '../parts.js'
import { go, usePage } from '../state.js'
import { CLAIM_TYPES, claimTypes } from '../../src/terms.js'
import { openActor, openClaim, openRelation, openReport, type View } from '../view.js'
import type { Words } from '../../src/words.js'
import { isNode, isRelationship, shown } from './values.js'

type Called = Parameters<typeof called>[0]
/** What is known of ids: which are actors, ties, places; and who goes by a name of which there is one only, as answers say it. */
export interface Known { actors: ReadonlyMap<string, GraphAnswer['nodes'][number]>; ties: ReadonlyMap<string, GraphAnswer['edges'][number]>; places: ReadonlyMap<string, PlacesAnswer['places'][number]>; names: ReadonlyMap<string, Called> }

/** All actors, ties and places of the store, by id. */
export function useKnown(): Known {
  const { data } = useApi<GraphAnswer>('/api/graph?'), places = useApi<PlacesAnswer>('/api/places').data
  return useMemo(() => {
    const names = new Map<string, Called | undefined>()
    for (const [name, of] of [...(data?.nodes ?? []).map(n => [n.label, n] as const), ...(places?.places ?? []).map(p => [p.name, p] as const)]) names.set(name, names.has(name) ? undefined : of)
    return {
      actors: new Map(data?.nodes.map(n => [n.id, n])), ties: new Map(data?.edges.map(e => [e.id, e])), places: new Map(places?.places.map(p => [p.id, p])),
      names: new Map([...names].flatMap(([name, of]) => (of ? [[name, of] as const] : []))),
    }
  }, [data, places])
}

/** Columns that say again, in one language, what another names in the language of the page. */
export const namedTwice = (columns: readonly string[], named: boolean): ((column: string) => boolean) =>
  (named && (columns.includes('actor') || columns.includes('place')) ? column => column === 'name' || column === 'nameAr' : () => false)

/** Where a value leads; undefined when nowhere. */
function opening(value: unknown, known: Known): ((view: View) => View) | undefined {
  if (isRelationship(value)) {
    const id = String(value.properties['id'] ?? '')
    return known.ties.has(id) ? view => openRelation(view, id) : undefined
  }
  if (isNode(value)) {
    const id = value.$node
    return value.labels.includes('Actor') ? view => openActor(view, id) : value.labels.includes('Claim') ? view => openClaim(view, id) : value.labels.includes('Report') ? view => openReport(view, id) : undefined
  }
  if (typeof value !== 'string') return undefined
  return known.ties.has(value) ? view => openRelation(view, value) : known.actors.has(value) ? view => openActor(view, value) : undefined
}

/** Columns of ready questions that hold names, one or several: each is said in the language of the page, and leads to whom it names. */
const NAMED: ReadonlySet<string> = new Set([
  'source', 'target', 'attacker', 'attacked', 'sender', 'receiver', 'leader', 'part', 'whole', 'enemy', 'other', 'first', 'second', 'third',
  'places', 'through', 'between', 'actors', 'others', 'senders', 'recipients', 'attackers', 'shared', 'steps',
])
const namedBy = (value: unknown, column: string, known: Known): Called | undefined => (NAMED.has(column) && typeof value === 'string' ? known.names.get(value) : undefined)

/** Columns of ready questions whose values are words of the model. */
const FIELDS: Record<string, 'status' | 'type' | 'kindOf' | 'mode' | 'review'> = { status: 'status', type: 'type', relationship: 'type', kind: 'kindOf', mode: 'mode', review: 'review' }

/** A column of a ready question in the language of the page: `claimsOfFirst` by its two parts, one without a word as it is. */
export function columnName(column: string, words: Words): string {
  const whole = words.of('column', column), [, first, rest] = /^([a-z]+)(Of[A-Z]\w*|First|Last)$/.exec(column) ?? []
  return whole === column && first && rest ? `${words.of('column', first)} ${words.of('column', rest)}` : whole
}

/**
 * A value as text. Ids of actors and ties stand as they are where a person asked for them in a statement; with `named`, for readers of ready questions,
 * as the actor's name and as a word that opens the evidence.
 */
export function textOf(value: unknown, column: string, known: Known, words: Words, named: boolean): string {
  if (Array.isArray(value)) return value.map(v => textOf(v, column, known, words, named)).join(words.lang === 'ar' ? '، ' : ', ')
  if (isRelationship(value)) {
    const type = String(value.properties['type'] ?? '')
    return words.of('type', type) === type ? value.type : words.of('type', type)
  }
  const actor = isNode(value) ? known.actors.get(value.$node) : named && typeof value === 'string' ? known.actors.get(value) : undefined
  if (actor) return called(actor, words.lang)
  const place = named && column === 'place' && typeof value === 'string' ? known.places.get(value) : undefined
  if (place) return called(place, words.lang)
  const one = named ? namedBy(value, column, known) : undefined
  if (one) return called(one, words.lang)
  const field = named && typeof value === 'string' ? FIELDS[column] : undefined
  if (field) return words.of(field, column === 'relationship' ? claimTypes.find(t => CLAIM_TYPES[t].relationship === value) ?? value as string : value as string)
  return named && typeof value === 'string' && known.ties.has(value) ? words.t('evidence') : shown(value, words.lang)
}

/** `column`: in one named so, a text is a claim's id. */
export function Cell({ value, column, known, named }: { value: unknown; column: string; known: Known; named: boolean }) {
  const { view, words } = usePage()
  if (Array.isArray(value)) {
    return <>{value.map((v, i) => {
      const key = `${i} ${typeof v === 'string' ? v : ''}`
      return <span key={key}>{i > 0 && (words.lang === 'ar' ? '، ' : ', ')}<Cell value={v} column={column} known={known} named={named} /></span>
    })}</>
  }
  const one = named ? namedBy(value, column, known) : undefined
  const open = opening(one && known.actors.has(one.id) ? one.id : value, known) ?? (column === 'claim' && typeof value === 'string' && /^[0-9a-f]{16}$/.test(value) ? (v: View) => openClaim(v, value) : undefined)
  if (value === null && !named) return <span className="quiet">null</span>
  const text = textOf(value, column, known, words, named)
  if (!open) return <bdi>{text}</bdi>
  return <UnstyledButton className="link" onClick={() => go(open(view))}><bdi>{text}</bdi></UnstyledButton>
}

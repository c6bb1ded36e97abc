/** What the columns of a table mean: asked above its first rows. The answer is a mapping as formats/csv-mapping.ts takes it. */
import { Button, NativeSelect, Table, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Unmapped } from '../../src/api/imports.js'
import { claimTypes, MODES, STATUSES } from '../../src/terms.js'
import { LANGUAGES, wordsIn } from '../../src/words.js'
import { usePage } from '../state.js'

const MEANINGS = ['none', 'actors', 'recipients', 'type', 'from', 'to', 'place', 'latitude', 'longitude', 'mode', 'status', 'attribution', 'key'] as const
type Meaning = (typeof MEANINGS)[number]
/** Meanings that several columns may have. */
const MANY: readonly Meaning[] = ['none', 'actors', 'recipients']
/** Meanings whose cells are words that stand for a value of the model. */
const VALUES = { type: claimTypes, mode: MODES, status: STATUSES } as const
type Valued = keyof typeof VALUES
const isValued = (m: Meaning): m is Valued => Object.hasOwn(VALUES, m)

/** What columns are usually called. */
const USUAL: [RegExp, Meaning][] = [
  [/^(actor\d?|side_?a|attacker|by|الفاعل|المهاجم)$/i, 'actors'], [/^(recipient|target|side_?b|الهدف)$/i, 'recipients'], [/^(date|day|date_start|start|from|event_date|التاريخ)$/i, 'from'], [/^(date_end|end|to)$/i, 'to'],
  [/^(place|location|town|city|village|المكان)$/i, 'place'], [/^lat(itude)?$/i, 'latitude'], [/^(lon|lng|long|longitude)$/i, 'longitude'], [/^(type|kind|tie|النوع)$/i, 'type'], [/^(status|الحالة)$/i, 'status'],
]

/** The value that a cell says outright, in either language. */
const outright = (field: Valued, cell: string): string =>
  VALUES[field].find(v => [v, ...LANGUAGES.map(l => wordsIn(l).of(field, v))].some(w => w.toLowerCase() === cell.trim().toLowerCase())) ?? ''

export function MappingForm({ table: { columns, rows, values }, file, done }: { table: Unmapped; file: string; done: (mapping: object) => void }) {
  const { words } = usePage()
  const named = columns.filter(c => c !== '')
  const [meanings, setMeanings] = useState<Record<string, Meaning>>(() => {
    const out: Record<string, Meaning> = {}
    for (const c of named) {
      const m = USUAL.find(([name]) => name.test(c.trim()))?.[1] ?? 'none'
      out[c] = (!MANY.includes(m) && Object.values(out).includes(m)) || (isValued(m) && !values[c]?.length) ? 'none' : m
    }
    return out
  })
  const [every, setEvery] = useState<string>('attack')
  const [meant, setMeant] = useState<Record<string, string>>({})
  const [about, setAbout] = useState({ publisher: '', source: 'csv', licence: '', split: '', dates: 'iso' })
  const [fault, setFault] = useState('')
  const of = (m: Meaning): string[] => named.filter(c => meanings[c] === m)
  const mean = (column: string, m: Meaning) => setMeanings(Object.fromEntries(named.map(c => [c, c === column ? m : meanings[c] === m && !MANY.includes(m) ? 'none' : meanings[c]!])))
  const valueOf = (field: Valued, cell: string): string => meant[`${field} ${cell}`] ?? outright(field, cell)
  const told = (field: Valued) => of(field).map(column => ({ column, values: Object.fromEntries(values[column]!.flatMap(cell => (valueOf(field, cell) ? [[cell, valueOf(field, cell)]] : []))) }))[0]
  const set = (field: keyof typeof about) => (e: { currentTarget: { value: string } }) => setAbout({ ...about, [field]: e.currentTarget.value })
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (of('actors').length + of('recipients').length === 0) return setFault(words.t('needsActorColumn'))
    setFault('')
    const [from, to, place, latitude, longitude, attribution, key] = (['from', 'to', 'place', 'latitude', 'longitude', 'attribution', 'key'] as const).map(m => of(m)[0])
    const { publisher, source, licence, split, dates } = about, mode = told('mode'), status = told('status')
    done({
      type: told('type') ?? every, actors: of('actors'), recipients: of('recipients'), dates, source: source.trim() || 'csv', ...(publisher.trim() && { publisher: publisher.trim() }), ...(licence.trim() && { licence: licence.trim() }), ...(split && { split }),
      ...(from && { from }), ...(to && { to }), ...(attribution && { attribution }), ...(key && { key }), ...(mode && { mode }), ...(status && { status }),
      ...(place && { place: { name: place, ...(latitude && longitude && { latitude, longitude }) } }),
    })
  }
  const choices = (field: Valued) => VALUES[field].map(v => ({ value: v, label: words.of(field, v) }))
  return (
    <form onSubmit={submit} aria-label={words.t('mapColumns')}>
      <h3>{words.t('mapColumns')}</h3>
      <p>{words.t('mapWhat', { file })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="scrolls" tabIndex={0} role="region" aria-label={words.t('mapColumns')}>
        <Table striped>
          <Table.Thead>
            <Table.Tr>
              {named.map(c => (
                <Table.Th key={c} scope="col">
                  <bdi>{c}</bdi>
                  <NativeSelect size="xs" className="meaning" aria-label={words.t('meaningOf', { column: c })} value={meanings[c]} onChange={e => mean(c, e.currentTarget.value as Meaning)}
                    data={MEANINGS.filter(m => !isValued(m) || values[c]?.length).map(value => ({ value, label: words.of('meaning', value) }))} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          {/* biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else of their own, and stay where they are */}
          <Table.Tbody>{rows.map((row, i) => <Table.Tr key={i}>{named.map(c => <Table.Td key={c}><bdi>{row[c]!.length > 80 ? `${row[c]!.slice(0, 80)}…` : row[c]}</bdi></Table.Td>)}</Table.Tr>)}</Table.Tbody>
        </Table>
      </div>
      <div className="params">
        {of('type').length === 0 && <NativeSelect size="xs" label={words.t('kindOfRows')} value={every} onChange={e => setEvery(e.currentTarget.value)} data={choices('type')} />}
        <TextInput size="xs" label={words.t('publisher')} maxLength={400} value={about.publisher} onChange={set('publisher')} />
        <TextInput size="xs" label={words.t('sourceName')} description={words.t('sourceNameWhy')} dir="ltr" maxLength={60} value={about.source} onChange={set('source')} />
        <TextInput size="xs" label={words.t('licence')} maxLength={1000} value={about.licence} onChange={set('licence')} />
        <TextInput size="xs" label={words.t('splitBy')} dir="ltr" maxLength={5} placeholder=";" value={about.split} onChange={set('split')} />
        {of('from').length > 0 && <NativeSelect size="xs" label={words.t('dateOrder')} value={about.dates} onChange={set('dates')} data={['iso', 'dmy', 'mdy'].map(value => ({ value, label: words.of('dates', value) }))} />}
      </div>
      {(Object.keys(VALUES) as Valued[]).flatMap(field => of(field).map(column => (
        <fieldset key={field}>
          <legend>{words.t('meansWhat', { column })}</legend>
          <div className="params">
            {values[column]!.map(cell => (
              <NativeSelect key={cell} size="xs" label={<bdi>{cell}</bdi>} value={valueOf(field, cell)} onChange={e => setMeant({ ...meant, [`${field} ${cell}`]: e.currentTarget.value })}
                data={[{ value: '', label: words.t(field === 'mode' ? 'unsaid' : 'rowLeftOut') }, ...choices(field)]} />
            ))}
          </div>
        </fieldset>
      )))}
      <Button size="compact-md" type="submit">{words.t('lookAgain')}</Button>
      {fault !== '' && <p className="said bad" role="alert">{fault}</p>}
    </form>
  )
}

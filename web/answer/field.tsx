/** The field of a question's parameter: what there is to choose from is offered and searched, a date may be a year, a month or a day. */
import { ActionIcon, Combobox, NativeSelect, NumberInput, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { isPartialDate } from '../../src/terms.js'
import { folded } from '../../src/text/normalise.js'
import { type ActorAnswer, type ActorsAnswer, type PlacesAnswer, type QuestionView, type ReportsAnswer, useApi } from '../api.js'
import { called } from '../parts.js'
import { usePage } from '../state.js'
import { typed } from '../time.js'

type Param = QuestionView['params'][number]
interface FieldProps { param: Param; value: string; set: (value: string) => void }
interface Choice { value: string; label: string }

const FIELDS: Record<string, 'type' | 'status' | 'mode' | 'kindOf'> = { type: 'type', status: 'status', mode: 'mode', kind: 'kindOf' }

export function Field({ param, value, set }: FieldProps) {
  const { words } = usePage()
  const label = param.label[words.lang]
  if (param.choices && !['actor', 'place', 'report'].includes(param.type)) {
    const field = FIELDS[param.type], data = param.choices.map(v => ({ value: v, label: field ? words.of(field, v) : v }))
    return <NativeSelect size="sm" label={label} data={param.choices.includes(value) ? data : [{ value, label: value }, ...data]} value={value} onChange={e => set(e.currentTarget.value)} />
  }
  switch (param.type) {
    case 'actor': return <ActorField label={label} value={value} set={set} />
    case 'place': return <PlaceField label={label} value={value} set={set} />
    case 'report': return <ReportField label={label} value={value} set={set} />
    case 'date': return <DateField label={label} value={value} set={set} />
    case 'integer': return <NumberInput size="sm" label={label} min={0} allowDecimal={false} value={value} onChange={v => set(String(v))} />
    default: return <TextInput size="sm" label={label} value={value} onChange={e => set(e.currentTarget.value)} />
  }
}

interface Plain { label: string; value: string; set: (value: string) => void }

/** Searched by the server, which knows every spelling. */
function ActorField({ label, value, set }: Plain) {
  const { words } = usePage()
  const [text, search] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 120)
  const found = useApi<ActorsAnswer>(`/api/actors?limit=20&q=${encodeURIComponent(asked)}`)
  const chosen = useApi<ActorAnswer>(value === '' ? undefined : `/api/actors/${encodeURIComponent(value)}`)
  const name = chosen.data?.actor.id === value ? called(chosen.data.actor, words.lang) : value
  return <Choose label={label} name={name} search={search} set={set} choices={found.stale || asked !== text.trim() ? undefined : found.data?.actors.map(a => ({ value: a.id, label: called(a, words.lang) }))} hint={words.t('searchActor')} />
}

function PlaceField({ label, value, set }: Plain) {
  const { words } = usePage()
  const [text, search] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 120)
  const all = useApi<PlacesAnswer>('/api/places'), found = useApi<PlacesAnswer>(asked === '' ? '/api/places' : `/api/places?q=${encodeURIComponent(asked)}`)
  const place = all.data?.places.find(p => p.id === value)
  return <Choose label={label} name={place ? called(place, words.lang) : value} search={search} set={set} choices={found.stale || asked !== text.trim() ? undefined : found.data?.places.map(p => ({ value: p.id, label: called(p, words.lang) }))} hint={words.t('searchActor')} />
}

function ReportField({ label, value, set }: Plain) {
  const { words } = usePage()
  const [text, search] = useState('')
  const all = useApi<ReportsAnswer>('/api/reports')
  const choices = all.data?.reports.map(r => ({ value: r.id, label: r.gloss?.[words.lang] ?? r.title }))
  return <Choose label={label} name={choices?.find(c => c.value === value)?.label ?? value} search={search} set={set} choices={choices?.filter(c => folded(c.label).includes(folded(text.trim())))} hint={words.t('search')} />
}

/** One of a list that is searched by writing. What is written and not chosen is taken back when the field is left. */
function Choose({ label, name, choices, search, set, hint }: { label: string; name: string; choices: readonly Choice[] | undefined; search: (text: string) => void; set: (value: string) => void; hint: string }) {
  const { words } = usePage()
  const [text, write] = useState<string>()
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const leave = () => { write(undefined); search(''); box.closeDropdown() }
  return (
    <Combobox store={box} withinPortal={false} onOptionSubmit={value => { set(value); leave() }}>
      <Combobox.Target>
        <TextInput size="sm" className="choose" label={label} placeholder={hint} value={text ?? name}
          onChange={e => { write(e.currentTarget.value); search(e.currentTarget.value); box.openDropdown(); box.updateSelectedOptionIndex() }}
          onFocus={e => { e.currentTarget.select(); box.openDropdown() }} onClick={() => box.openDropdown()} onBlur={leave} />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} className="scroll-options">
          {choices?.map(c => <Combobox.Option key={c.value} value={c.value}><bdi>{c.label}</bdi></Combobox.Option>)}
          {choices?.length === 0 && <Combobox.Empty>{words.t('searchNothing', { text: text ?? '' })}</Combobox.Empty>}
          {!choices && <Combobox.Empty>{words.t('loading')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** A year, a month or a day, written; the browser's own calendar gives a day. */
function DateField({ label, value, set }: Plain) {
  const { words } = usePage()
  const calendar = useRef<HTMLInputElement>(null)
  const pick = () => { try { calendar.current?.showPicker() } catch { calendar.current?.focus() } }
  return (
    <span className="date-field">
      <TextInput size="sm" dir="ltr" label={label} placeholder={words.t('anyDate')} value={value} error={value !== '' && !isPartialDate(typed(value)) ? words.t('badDate') : undefined} onChange={e => set(e.currentTarget.value)} onBlur={() => set(typed(value))}
        rightSection={<ActionIcon size="sm" variant="subtle" color="gray" aria-label={words.t('pickDate')} onClick={pick}>
          <svg width="15" height="15" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 5h14v12H3zM3 9h14M7 2.5V6M13 2.5V6" fill="none" stroke="currentColor" strokeWidth="1.6" /></svg>
        </ActionIcon>} />
      <input ref={calendar} type="date" className="calendar" tabIndex={-1} aria-hidden="true" value={/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''} onChange={e => { if (e.currentTarget.value) set(e.currentTarget.value) }} />
    </span>
  )
}

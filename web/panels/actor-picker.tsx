/** Finds an actor by any of its names, or adds one that the store does not have. */
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { type ActorRef, type ActorsAnswer, ApiError, useApi } from '../api.js'
import { called } from '../parts.js'
import { decided } from '../reviewer.js'
import { usePage } from '../state.js'

const MOST = 8
const NEW = '+'

/** `without`: ids that are not offered; `fixed`: none can be added. */
export function ActorPicker({ label, pick, without = [], fixed = false }: { label: string; pick: (actor: ActorRef) => void; without?: readonly string[]; fixed?: boolean }) {
  const { words } = usePage()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const [asked] = useDebouncedValue(text.trim(), 120)
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const found = useApi<ActorsAnswer>(asked ? `/api/actors?q=${encodeURIComponent(asked)}&limit=${MOST}` : undefined)
  const waiting = found.stale || asked !== text.trim() // what was found before is not what Enter is meant for
  const list = asked === '' || waiting ? [] : (found.data?.actors ?? []).filter(a => !without.includes(a.id))
  const offered = list.map(a => a.id).join()
  useEffect(() => { if (!waiting && offered !== '') box.selectFirstOption() }, [offered, waiting]) // Enter takes the best
  const choose = async (value: string) => {
    const known = list.find(a => a.id === value)
    box.closeDropdown()
    setFault(undefined)
    try {
      const actor = known ? { id: known.id, name: known.name, names: known.names.map(n => n.text), known: known.known } : await decided<ActorRef>('/api/actors', { name: text.trim() })
      if (!actor) return setFault(words.t('sayName'))
      setText('')
      pick(actor)
    } catch (e) {
      setFault(e instanceof ApiError && e.message ? words.said(e.message) : words.t('offline'))
    }
  }
  return (
    <Combobox store={box} onOptionSubmit={v => void choose(v)} withinPortal={false}>
      <Combobox.Target>
        <TextInput size="xs" className="picker" aria-label={label} placeholder={label} value={text} error={fault && <bdi>{fault}</bdi>} autoComplete="off"
          onChange={e => { setText(e.currentTarget.value); box.openDropdown(); box.resetSelectedOption() }} onFocus={() => text && box.openDropdown()} onBlur={() => box.closeDropdown()}
          onKeyDown={e => { if (e.key === 'Enter' && box.dropdownOpened && text.trim() !== '') e.preventDefault() }} />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''}>
        <Combobox.Options mah={260} className="scrolls">
          {list.map(a => <Combobox.Option key={a.id} value={a.id}><bdi>{called(a, words.lang)}</bdi> <span className="quiet">{words.n('claims', a.claims)}</span></Combobox.Option>)}
          {!fixed && !waiting && <Combobox.Option value={NEW}>{words.t('addActor', { name: asked })}</Combobox.Option>}
          {waiting && <Combobox.Empty>{words.t('loading')}</Combobox.Empty>}
          {fixed && !waiting && list.length === 0 && <Combobox.Empty>{words.t('searchNothing', { text: asked })}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** An answer's rows: sorted, filtered and copied; of ten thousand only those in sight are in the page. */
import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { folded } from '../../src/text/normalise.js'
import type { QueryAnswer } from '../api.js'
import { usePage } from '../state.js'
import { Cell, columnName, namedTwice, textOf, useKnown } from './cell.js'
import { copy } from './copy.js'
import { asTabs, comparing } from './values.js'

/** Widths in letters, from the first rows. */
const NARROWEST = 7, WIDEST = 44, LOOKED_AT = 200
const ROW = 38
/** How wide a text is; digits are wider than letters, and an id must not break. */
const lettersOf = (text: string): number => (/^[0-9a-f]{16}$/.test(text) ? 1.3 : 1) * text.length

/** `named`: see `textOf`. */
export function AnswerTable({ columns: all, rows: whole, named }: Pick<QueryAnswer, 'columns' | 'rows'> & { named: boolean }) {
  const { words } = usePage(), known = useKnown()
  // What is copied has every column.
  const [columns, rows] = useMemo(() => {
    const at = all.indexOf('actor'), twice = namedTwice(all, named && (at === -1 || whole.every(r => r[at] === null || known.actors.has(String(r[at]))))), kept = all.flatMap((c, i) => (twice(c) ? [] : [i]))
    return kept.length === all.length ? [all, whole] as const : [kept.map(i => all[i]!), whole.map(r => kept.map(i => r[i]))] as const
  }, [all, whole, named, known])
  const [sort, setSort] = useState<{ at: number; down: boolean }>()
  const [text, setText] = useState('')
  const [told, tell] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const wanted = folded(useDeferredValue(text)).trim()
  const filtering = wanted !== ''
  const haystacks = useMemo(() => (filtering ? rows.map(r => folded(r.map((v, i) => textOf(v, columns[i]!, known, words, named)).join(' '))) : undefined), [columns, rows, known, words, named, filtering])
  const sorted = useMemo(() => {
    const kept = rows.map((row, at) => ({ row, at })).filter(({ at }) => haystacks === undefined || haystacks[at]!.includes(wanted))
    if (!sort) return kept
    const compare = comparing(words.lang), keys = rows.map(r => (typeof r[sort.at] === 'number' ? r[sort.at] as number : textOf(r[sort.at], columns[sort.at]!, known, words, named)))
    return kept.sort((a, b) => compare(keys[a.at]!, keys[b.at]!, sort.down) || a.at - b.at)
  }, [columns, rows, haystacks, wanted, sort, known, words, named])
  const widths = useMemo(() => columns.map((c, i) => Math.max(NARROWEST, (named ? columnName(c, words) : c).length + 4, ...rows.slice(0, LOOKED_AT).map(r => Math.min(WIDEST, 4.5 + lettersOf(textOf(r[i], c, known, words, named)))))), [columns, rows, known, words, named])
  const isNumber = useMemo(() => columns.map((_, i) => rows.length > 0 && rows.slice(0, LOOKED_AT).every(r => r[i] === null || typeof r[i] === 'number')), [columns, rows])
  const list = useVirtualizer({ count: sorted.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 10 })
  const inSight = list.getVirtualItems(), before = inSight[0]?.start ?? 0, after = list.getTotalSize() - (inSight.at(-1)?.end ?? 0)
  const turn = (at: number) => setSort(sort?.at !== at ? { at, down: isNumber[at]! } : sort.down === isNumber[at] ? { at, down: !sort.down } : undefined)
  const copyRows = async () => tell(words.t(await copy(asTabs(all, sorted.map(s => whole[s.at]!))) ? 'copied' : 'copyFailed'))
  return (
    <>
      <div className="answer-tools">
        <TextInput size="xs" className="grow" aria-label={words.t('filterRows')} placeholder={words.t('filterRows')} value={text} onChange={e => setText(e.currentTarget.value)} />
        {filtering && <span className="count" role="status">{words.t('filteredRows', { shown: words.number(sorted.length), all: words.number(rows.length) })}</span>}
        <Button size="compact-sm" variant="default" onClick={() => void copyRows()}>{words.t('copyTable')}</Button>
        <span className="quiet" role="status">{told}</span>
      </div>
      {sorted.length === 0 && <p className="quiet">{words.t('noneLeft')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="answer-rows" ref={box} tabIndex={0} role="region" aria-label={words.t('answer')}>
        <table aria-rowcount={sorted.length + 1} style={{ minWidth: `${widths.reduce((a, b) => a + b, 0)}ch` }}>
          <colgroup>{columns.map((c, i) => <col key={c} style={{ width: `${widths[i]}ch` }} />)}</colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((c, i) => (
                <th key={c} scope="col" className={isNumber[i] ? 'number' : ''} aria-sort={sort?.at !== i ? 'none' : sort.down ? 'descending' : 'ascending'}>
                  <UnstyledButton className="sort" title={words.t('sortBy', { name: c })} onClick={() => turn(i)}><bdi>{named ? columnName(c, words) : c}</bdi><span aria-hidden="true">{sort?.at === i ? (sort.down ? ' ▾' : ' ▴') : ''}</span></UnstyledButton>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr><td colSpan={columns.length} style={{ height: before, padding: 0 }} /></tr>}
            {inSight.map(({ index }) => {
              const { row, at } = sorted[index]!
              return (
                <tr key={at} ref={list.measureElement} data-index={index} aria-rowindex={index + 2} className={index % 2 ? 'odd' : ''}>
                  {columns.map((c, i) => <td key={c} className={isNumber[i] ? 'number' : ''}><Cell value={row[i]} column={c} known={known} named={named} /></td>)}
                </tr>
              )
            })}
            {after > 0 && <tr><td colSpan={columns.length} style={{ height: after, padding: 0 }} /></tr>}
          </tbody>
        </table>
      </div>
    </>
  )
}

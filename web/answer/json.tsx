/** An answer as JSON, one object a row; only the rows in sight are in the page. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { QueryAnswer } from '../api.js'
import { usePage } from '../state.js'

export function AnswerJson({ columns, rows }: Pick<QueryAnswer, 'columns' | 'rows'>) {
  const { words } = usePage()
  const box = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => 20 * (columns.length + 2), overscan: 4 })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="answer-rows answer-json" ref={box} tabIndex={0} role="region" aria-label={words.t('answer')} dir="ltr">
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => (
          <pre key={index} ref={list.measureElement} data-index={index} style={{ transform: `translateY(${start}px)` }}>{JSON.stringify(Object.fromEntries(columns.map((c, i) => [c, rows[index]![i]])), null, 2)}</pre>
        ))}
      </div>
    </div>
  )
}

/** What a move from one view to the next is called, so that it can be taken back by name. Pure. */
import type { Words } from '../src/words.js'
import type { View } from './view.js'

const less = (a: readonly string[], b: readonly string[]): string[] => a.filter(x => !b.includes(x))
const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)

/** "hide ISIS", "show 3 actors", "period 2018": `nameOf` gives an actor's name. Where several things change the most telling one is named. */
export function moveName(before: View, after: View, words: Words, nameOf: (id: string) => string): string {
  const who = (ids: readonly string[]) => (ids.length === 1 ? nameOf(ids[0]!) : words.n('actors', ids.length))
  if (before.page !== after.page) return words.t('moveTo', { page: words.t(after.page) })
  if (!before.only !== !after.only) return after.only?.length === 0 ? words.t('moveNothing') : after.only ? words.t('moveKeep', { actors: who(after.only) }) : words.t('moveEveryone')
  const gone = [...less(after.hidden, before.hidden), ...less(before.only ?? [], after.only ?? [])], come = [...less(before.hidden, after.hidden), ...less(after.only ?? [], before.only ?? [])]
  if (gone.length > 0 && come.length > 0) return words.t('moveKeep', { actors: who(after.only ?? come) })
  if (gone.length > 0) return words.t('moveHide', { actors: who(gone) })
  if (come.length > 0) return words.t('moveShow', { actors: who(come) })
  const { from, to, ...rest } = after.filter, { from: from0, to: to0, ...rest0 } = before.filter
  if (from !== from0 || to !== to0) return words.t('movePeriod', { period: words.period({ from, to }) ?? words.t('wholePeriod') })
  if (differs(rest, rest0) || differs(before.kinds, after.kinds)) return words.t('moveFilter')
  const put = Object.keys(after.moved).filter(id => differs(after.moved[id], before.moved[id])), back = less(Object.keys(before.moved), Object.keys(after.moved))
  if (put.length + back.length > 0) return put.length > 0 ? words.t('moveMove', { actors: who(put) }) : words.t('moveBack', { actors: who(back) })
  if (differs(before.selected, after.selected)) return after.selected.length > 0 ? words.t('moveSelect', { actors: who(after.selected) }) : words.t('moveSelectNone')
  if (differs(before.open, after.open)) {
    const { open } = after
    if (!open) return words.t('moveClose')
    if (open.kind === 'actor') return words.t('moveOpen', { what: nameOf(open.id) })
    if (open.kind === 'relation' || open.kind === 'path') {
      const [source = '', , target = ''] = open.id.split('.')
      return words.t('moveOpen', { what: `${nameOf(source)} – ${nameOf(target)}` })
    }
    return words.t('moveOpen', { what: words.t(open.kind === 'report' ? 'reports' : open.kind === 'place' ? 'place' : 'evidence') })
  }
  return words.t('moveLook')
}

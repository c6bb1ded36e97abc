/** What the keys do in the picture. Letters go by their place on the keyboard, so that they are the same on an Arabic one; `panels/shortcuts.tsx` lists them for people. */
import type { GraphAnswer } from './api.js'
import { around, leavesOf } from './shown.js'
import { closed, hide, keepOnly, move, openActor, openRelation, select, show, toggleSelected, type View } from './view.js'

/** Directions on the screen. */
const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** Pixels that a node is moved by a key. */
const STEP = 24

/** What is needed of the picture. `next`: who stands next in a direction; `beside`: where a node then stands. */
export interface Around {
  view: View
  /** What is shown, and the graph that it is of; without it nothing is shown or hidden by hand. */
  shown: GraphAnswer
  whole?: GraphAnswer | undefined
  /** The actor along whose ties one goes. */
  anchor?: string | undefined
  next(direction: [number, number]): string | undefined
  beside(id: string, by: [number, number]): { x: number; y: number } | undefined
}

/** An actor's ties in the order in which one goes along them. */
export const tiesOf = ({ edges }: GraphAnswer, actor: string): GraphAnswer['edges'] => edges.filter(e => e.source === actor || e.target === actor)

/** The view after a key; undefined when the key does nothing to it. `replace`: not a step of its own. */
export function afterKey({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>, { view, shown, whole, anchor, next, beside }: Around): { view: View; replace?: boolean } | undefined {
  const { open, selected } = view, actor = open?.kind === 'actor' ? open.id : undefined
  const arrow = ARROWS[key]
  if (arrow && shiftKey) {
    const to = actor && beside(actor, [arrow[0] * STEP, arrow[1] * STEP])
    return to ? { view: move(view, actor!, to.x, to.y), replace: actor! in view.moved } : undefined
  }
  if (arrow) {
    const to = next(arrow)
    return to === undefined ? undefined : { view: openActor(view, to) }
  }
  if (key === 'PageDown' || key === 'PageUp') {
    const from = actor ?? anchor ?? (open?.kind === 'relation' ? open.id.split('.')[0] : undefined), ties = from ? tiesOf(shown, from) : []
    if (ties.length === 0) return undefined
    const at = ties.findIndex(e => open?.kind === 'relation' && e.id === open.id), by = key === 'PageDown' ? 1 : -1
    return { view: openRelation(view, ties[at < 0 ? (by > 0 ? 0 : ties.length - 1) : (at + by + ties.length) % ties.length]!.id) }
  }
  if (key === 'Escape') return { view: closed(view) }
  const chosen = selected.length > 0 ? selected : actor ? [actor] : []
  if (chosen.length === 0) return undefined
  if (key === ' ' && actor) return { view: toggleSelected(view, actor) }
  if (code === 'KeyN') return { view: select(view, around(shown, ...chosen)) }
  if (!whole) return undefined
  if (key === 'Delete') return { view: { ...hide(view, chosen), selected: [] } }
  if (code === 'KeyK') return { view: keepOnly(view, selected.length > 0 ? selected : around(shown, ...chosen)) }
  if (code === 'KeyC') return { view: hide(view, [...new Set(chosen.flatMap(id => leavesOf(shown, id)))].filter(id => !chosen.includes(id))) }
  if (code === 'KeyX') return { view: show(view, around(whole, ...chosen)) }
  return undefined
}

/** What words around a name make of it before it is a phrase: told by a colon, an apposition, a verb that nobody knows. */
import type { Token } from '../text/tokens.js'
import type { Unit } from './phrases.js'

/** Whether what begins at `k` says what somebody is: تأسست, تحالف يضم, أحد فصائل. */
export function titled(out: readonly Unit[], k: number): boolean {
  while (out[k]?.kind === 'skip') k++
  const x = out[k]
  return x !== undefined && (x.triggers.some(t => /^(?:membership|merger|split)$/.test(t.frame.type) || t.form === 'participle') || (x.kind === 'people' && !/^ال/.test(x.item.key)) || /^(?:تحالف|ايتلاف|تجمع|فصيل|حركه|[يت]عرف|[يت]عد|[يت]عتبر|تاسس|تاسست|تشكل|تشكلت)$/.test(x.item.key))
}

/** Whether the words up to `k` are an article and adjectives behind a comma or a form of be: `A, a key` member of. */
export function apposed(out: readonly Unit[], k: number): boolean {
  while (k >= 0 && (out[k]!.kind === 'skip' || out[k]!.kind === 'word')) k--
  return k >= 0 && /^(?:be|comma|np|rel)$/.test(out[k]!.kind)
}

/** A word that nobody knows, at the head of a clause with an actor behind it, is a verb: وأقرت الكتائب. */
export function unknownVerb(out: Unit[]): void {
  const u = out.at(-1), before = out.at(-2)
  if (u?.kind !== 'word' || u.item.key.startsWith('ال') || u.item.to === u.item.from || !/[\u0621-\u064a]/.test(u.item.key)) return
  if (/^وال|(?:ته|ها|هم|هما|نا|وه|..ات)$/.test(u.item.key)) return
  if (!before || before.kind === 'and' || before.kind === 'that' || before.kind === 'rel') { u.kind = 'verb'; if (!before && u.item.key.startsWith('و')) out.splice(-1, 0, { ...u, kind: 'and', triggers: [] }) }
  else if (u.item.key.startsWith('و') && u.item.key.length > 3) { u.kind = 'verb'; out.splice(-1, 0, { ...u, kind: 'and', triggers: [] }) }
}

const SMALL = /^(?:of|for|and|the|in|de|du|des|d|la|le|les|l|et|pour|el|y|al|da|do|das|dos|e|para)$/

/** Where the words begin whose first letters the bracket behind the token before `open` holds: an index of a token, or −1. */
export function spelledOut(tokens: readonly Token[], open: number, letters: string): number {
  let left = letters.length - 1
  for (let k = open - 1; k >= 0 && k > open - 16; k--) {
    const t = tokens[k]!
    if (t.kind !== 'word' || (t.key[0] !== letters[left] && !SMALL.test(t.key))) return -1
    if (t.key[0] === letters[left] && !SMALL.test(t.key) && --left < 0) return t.capital ? k : -1
  }
  return -1
}

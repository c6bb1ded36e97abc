/** English pronouns: it, they, them, its and their before a noun of war become the actor that they stand for. */
import type { Item } from './items.js'
import { BIT } from './lexicon.js'
import type { Token } from '../text/tokens.js'

const MEMBERS = BIT.people | BIT.agents | BIT.targets | BIT.held | BIT.cargo
const PRONOUN = /^(?:it|they|them|itself|themselves)$/

/** Whether `items[i]` names an actor that a sentence can be about: not after a preposition, not a mere modifier of what follows. */
function leads(items: readonly Item[], from: number, i: number): boolean {
  const it = items[i]!
  if (it.actor === undefined || it.adjective) return false
  let k = i - 1
  while (k >= from && (items[k]!.cues & BIT.skip || items[k]!.mark === '"') && items[k]!.key !== "'s") k--
  if (k >= from && (items[k]!.cues & (BIT.prep | BIT.source) || items[k]!.triggers.some(t => t.form === 'participle'))) return false
  const next = items[i + 1]
  return !(next && (next.key === "'s" || (next.triggers.some(t => t.form === 'participle') && next.from === it.to && items[i + 2]?.actor !== undefined)))
}

/**
 * Resolves the pronouns of the English sentence `items[from, to)`. `topic` is whom the sentence before was about, `recent` who was named
 * before, the latest first. A subject or possessor is the first one whom the sentence is about, else the topic; an object is the
 * latest one who is not the subject of its clause.
 */
export function refer(items: Item[], from: number, to: number, tokens: readonly Token[], topic: readonly string[], recent: readonly string[]): void {
  let lead: readonly string[] = [], last: string | undefined, subject: readonly string[] | undefined
  const here: string[] = []
  const stand = (it: Item, ids: readonly string[]) => {
    const [one, two] = ids
    if (one === undefined) return
    it.actor = one
    if (two !== undefined && two !== one) it.pair = two
    it.anaphor = true
    it.cues = 0
  }
  /** Those named before, the latest first, without the subject of the verb before `items[k]`. */
  const other = (k: number): string[] => {
    while (k > from && k > 0 && !items[k]!.triggers.some(t => t.form === 'verb') && !(items[k]!.cues & (BIT.accuse | BIT.say | BIT.verb))) k--
    let j = k - 1
    while (j >= from && items[j]!.cues & (BIT.skip | BIT.be | BIT.neg | BIT.time)) j--
    let doer = j >= from && (items[j]!.cues & BIT.and || items[j]!.slot === 'to') ? lead[0] : undefined
    for (; j >= from && doer === undefined; j--) doer = items[j]!.actor
    doer ??= lead[0]
    return [...new Set([...here, ...topic, ...recent])].filter(x => x !== doer)
  }
  for (let i = from; i < to; i++) {
    const it = items[i]!, token = tokens[it.from]!
    if (it.actor !== undefined) {
      if (!it.adjective) {
        if (lead.length === 0 && leads(items, from, i)) {
          const and = items[i + 1], more = items[and?.cues !== undefined && and.cues & BIT.and ? i + 2 : i + 1]
          lead = and && and.cues & BIT.and && more?.actor !== undefined && !more.adjective ? [it.actor, more.actor] : [it.actor]
        }
        here.unshift(it.actor)
        if (leads(items, from, i)) {
          last = it.actor
          const next = items[i + 1]
          if (subject !== undefined && next && ((next.cues & (BIT.be | BIT.verb | BIT.light)) !== 0 || next.triggers.some(t => t.form === 'verb' && /past|third/.test(t.part))) && items[i - 1] && items[i - 1]!.cues & (BIT.say | BIT.that)) lead = [it.actor]
          subject ??= [it.actor]
        }
      }
      continue
    }
    if (token.arabic || it.to === it.from || it.mark) continue
    const before = items[i - 1]
    if (it.key === 'both' && before?.triggers.some(t => t.form === 'verb') && !(items[i + 1] && items[i + 1]!.cues & MEMBERS)) { stand(it, [...new Set(here)].filter(x => x !== last).slice(0, 2)); continue }
    const next = items[i + 1]
    if (it.key === 'latter' && before?.key === 'the') { stand(it, [here[0] ?? recent[0]].filter(x => x !== undefined)); continue }
    if (PRONOUN.test(it.key)) {
      const verbal = next !== undefined && ((next.cues & (BIT.be | BIT.light | BIT.say | BIT.neg)) !== 0 || next.triggers.some(t => t.form === 'verb' && /past|third/.test(t.part)))
      const object = !verbal && before !== undefined && i > from && (before.triggers.some(t => t.form === 'verb') || (before.cues & BIT.prep) !== 0) && !/sel/.test(it.key)
      if (object || it.key === 'them') {
        if (before && i > from && before.cues & BIT.prep && !/^(?:against|on|at|with|to|from|for|alongside|beside|by)$/.test(before.key)) continue
        stand(it, other(i - 1).slice(0, 1))
      } else if (!next || next.mark === '' || /sel/.test(it.key)) {
        if (it.key === 'it' && before && i > from && before.cues & (BIT.say | BIT.verb | BIT.deny | BIT.light) && !(next && next.cues & (BIT.be | BIT.verb | BIT.light | BIT.say | BIT.plan) || next?.triggers.some(t => t.form === 'verb'))) continue
        const ids = it.key === 'it' ? (lead.length ? lead : topic).slice(0, 1) : lead.length ? lead : topic
        stand(it, ids)
        if (lead.length === 0) { lead = ids; subject = ids }
      }
      continue
    }
    if (!/^(?:its|their)$/.test(it.key)) continue
    let k = i + 1
    while (k < to && k < i + 4 && !(items[k]!.cues & MEMBERS) && !items[k]!.triggers.length && !items[k]!.mark && items[k]!.actor === undefined && !(items[k]!.cues & (BIT.prep | BIT.and | BIT.verb | BIT.be))) k++
    const noun = items[k]
    if (!noun || k >= to || noun.actor !== undefined || noun.mark) continue
    const owned = (noun.cues & MEMBERS) !== 0 && !noun.triggers.some(t => t.form === 'noun' && t.frame.type === 'alliance'), event = noun.triggers.some(t => t.form === 'noun' && (t.frame.noun!.subject ?? t.frame.noun!.genitive))
      && !noun.triggers.some(t => t.form === 'noun' && !t.frame.noun!.subject && t.frame.type === 'alliance')
    if (!owned && !event) continue
    const struck = owned && (noun.cues & (BIT.targets | BIT.people)) !== 0 && items.slice(Math.max(from, i - 4), i).some(x => x.triggers.some(t => t.form === 'verb' && t.frame.type === 'attack'))
    if (struck) stand(it, other(i - 1).slice(0, 1))
    else stand(it, (lead.length ? lead : here.length ? here.slice(0, 1) : topic).slice(0, 2))
  }
}

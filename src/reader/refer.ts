/** English pronouns: it, they, them, its and their before a noun of war become the actor that they stand for. */
import type { Item } from './items.js'
import { BIT } from './lexicon.js'
import type { Token } from '../text/tokens.js'

const MEMBERS = BIT.people | BIT.agents | BIT.targets | BIT.held | BIT.cargo
const FORCES = BIT.people | BIT.agents
const TOLD = BIT.say | BIT.verb | BIT.be | BIT.light | BIT.deny | BIT.accuse
/** People who are no armed actor: of whom `they` may be said. */
const OTHERS = new Set(['residents', 'officials', 'official', 'witnesses', 'activists', 'analysts', 'experts', 'diplomats', 'observers', 'nobody', 'everyone',
  'members', 'council', 'panel', 'commission', 'committee', 'ministers', 'minister', 'lawmakers', 'civilians', 'villagers', 'doctors', 'medics', 'journalists', 'investigators', 'researchers', 'refugees', 'leaders', 'sources', 'team', 'report', 'assembly', 'court'])
const PRONOUN = new Set(['it', 'they', 'them', 'itself', 'themselves'])

/** Whether the sentence `items[from, to)` begins with people who are no armed actor: witnesses, the Council. */
export function aboutOthers(items: readonly Item[], from: number, to: number): boolean {
  for (let i = from; i < to && i < from + 7; i++) {
    const it = items[i]!
    if (it.actor !== undefined || it.mark || it.cues & (BIT.say | BIT.verb | BIT.be | BIT.light)) return false
    if (OTHERS.has(it.key)) return true
  }
  return false
}

/** Whether `items[i]` names an actor that a sentence can be about: not after a preposition, not a mere modifier of what follows. */
function leads(items: readonly Item[], from: number, i: number): boolean {
  const it = items[i]!
  if (it.actor === undefined || (it.adjective && !(items[i + 1] && items[i + 1]!.cues & FORCES))) return false
  let k = i - 1
  // `Like A and B, it`
  if (k > from + 1 && items[k]!.cues & BIT.and && items[k - 1]!.actor !== undefined && items[k - 2]!.key === 'like') return false
  while (k >= from && (items[k]!.cues & BIT.skip || items[k]!.mark === '"') && items[k]!.key !== "'s" && items[k]!.key !== 'anti') k--
  if (k >= from && items[k]!.key === 'anti') return false
  if (k >= from && (items[k]!.cues & (BIT.prep | BIT.source) || items[k]!.triggers.some(t => t.form === 'participle'))) return false
  const next = items[i + 1]
  return !(next && (next.key === "'s" || (next.bound && next.triggers.some(t => t.form === 'participle')) || (next.triggers.some(t => t.form === 'participle') && next.from === it.to && items[i + 2]?.actor !== undefined)))
}

/**
 * Resolves the pronouns of the English sentence `items[from, to)`. `topic` is whom the sentence before was about, `recent` who was named
 * before, the latest first. A subject or possessor is the first one whom the sentence is about, else the topic; an object is the
 * latest one who is not the subject of its clause.
 */
export function refer(items: Item[], from: number, to: number, tokens: readonly Token[], topic: readonly string[], recent: readonly string[]): void {
  let lead: readonly string[] = [], last: string | undefined, subject: readonly string[] | undefined
  const here: string[] = []
  let possessor: string | undefined, stranger = false
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
    // `A, a group close to B, fought it`: who fought is A.
    for (; j >= from && doer === undefined; j--) { if (items[j]!.mark === ',' && lead[0] !== undefined) break; doer = items[j]!.actor }
    doer ??= lead[0]
    return [...new Set([...here, ...topic, ...recent])].filter(x => x !== doer)
  }
  for (let i = from; i < to; i++) {
    const it = items[i]!, token = tokens[it.from]!
    if (it.actor !== undefined) {
      if (!it.adjective || (items[i + 1] && items[i + 1]!.cues & FORCES)) {
        if (lead.length === 0 && leads(items, from, i)) {
          const and = items[i + 1], more = items[and?.cues !== undefined && and.cues & BIT.and ? i + 2 : i + 1]
          lead = and && and.cues & BIT.and && more?.actor !== undefined && !more.adjective ? [it.actor, more.actor] : [it.actor]
        }
        if (!(items[i + 1]?.bound && items[i + 1]!.triggers.some(t => t.form === 'participle'))) here.unshift(it.actor)
        // `Turkey's assault, for which it`
        if (possessor === undefined && lead.length === 0 && items[i + 1]?.key === "'s" && here.length === 1) possessor = it.actor
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
    // `The CMA said it`, `residents said they`: somebody else.
    if (lead.length === 0 && items[i + 1] && items[i + 1]!.cues & TOLD && (it.proper || OTHERS.has(it.key)) && !(items[i - 1] && i > from && items[i - 1]!.cues & BIT.prep)) stranger = true
    const before = items[i - 1]
    // `A and B … . Both are part of C.`
    if (it.key === 'both' && i === from && items[i + 1] && items[i + 1]!.cues & (BIT.be | BIT.verb | BIT.light)) { stand(it, pairBefore(items, from)); continue }
    if (it.key === 'both' && before?.triggers.some(t => t.form === 'verb') && !(items[i + 1] && items[i + 1]!.cues & MEMBERS)) { stand(it, [...new Set(here)].filter(x => x !== last).slice(0, 2)); continue }
    const next = items[i + 1]
    if (it.key === 'latter' && before?.key === 'the') { stand(it, [here[0] ?? recent[0]].filter(x => x !== undefined)); continue }
    if (PRONOUN.has(it.key)) {
      const verbal = next !== undefined && ((next.cues & (BIT.be | BIT.light | BIT.say | BIT.neg)) !== 0 || next.triggers.some(t => t.form === 'verb' && /past|third/.test(t.part)))
      const object = !verbal && before !== undefined && i > from && (before.triggers.some(t => t.form === 'verb') || (before.cues & BIT.prep) !== 0) && !/sel/.test(it.key)
      if (object || it.key === 'them') {
        if (before && i > from && before.cues & BIT.prep && !/^(?:against|on|at|with|to|from|for|alongside|beside|by)$/.test(before.key)) continue
        stand(it, other(i - 1).slice(0, 1))
      } else if (!next || next.mark === '' || /sel/.test(it.key)) {
        if (it.key === 'it' && before && i > from && before.cues & (BIT.say | BIT.verb | BIT.deny | BIT.light) && !(next && next.cues & (BIT.be | BIT.verb | BIT.light | BIT.say | BIT.plan) || next?.triggers.some(t => t.form === 'verb'))) continue
        if (stranger && lead.length === 0) continue
        const ids = it.key === 'it' ? (lead.length ? lead : possessor !== undefined ? [possessor] : topic).slice(0, 1) : lead.length ? lead : topic
        stand(it, ids)
        if (lead.length === 0) { lead = ids; subject = ids }
      }
      continue
    }
    if (it.key !== 'its' && it.key !== 'their') continue
    let k = i + 1
    while (k < to && k < i + 4 && !(items[k]!.cues & MEMBERS) && !items[k]!.triggers.length && !items[k]!.mark && items[k]!.actor === undefined && !(items[k]!.cues & (BIT.prep | BIT.and | BIT.verb | BIT.be))) k++
    const noun = items[k]
    if (!noun || k >= to || noun.actor !== undefined || noun.mark) continue
    const owned = (noun.cues & MEMBERS) !== 0 && !noun.triggers.some(t => t.form === 'noun' && t.frame.type === 'alliance'), event = noun.triggers.some(t => t.form === 'noun' && (t.frame.noun!.subject ?? t.frame.noun!.genitive))
      && !noun.triggers.some(t => t.form === 'noun' && !t.frame.noun!.subject && t.frame.type === 'alliance')
    if (!owned && !event) continue
    // `replied with fire from its base`: its own.
    const within = before?.slot !== undefined && /^(?:from|in|with|to)$/.test(before.slot)
    const struck = owned && !within && (noun.cues & (BIT.targets | BIT.people)) !== 0 && items.slice(Math.max(from, i - 4), i).some(x => x.triggers.some(t => t.form === 'verb' && (t.frame.type === 'attack' || (t.frame.type === 'alliance' && noun.cues & BIT.people))))
    // `help B in its fight`: B's.
    let b = i - 2
    if (items[b]?.mark === ')') { while (b > from && items[b]!.mark !== '(') b--; b-- }
    while (b > from && items[b]!.cues & MEMBERS && items[b]!.actor === undefined) b--
    const helped = event && before?.slot === 'in' && b > from && items[b]!.actor !== undefined && items.slice(Math.max(from, b - 4), b).some(x => x.triggers.some(t => t.form !== 'participle' && t.frame.type === 'alliance')) ? items[b]!.actor : undefined
    // `B, which vowed to avenge its leader`: B's.
    let r = i - 1
    while (r > from && !items[r]!.mark && !(items[r]!.cues & BIT.rel)) r--
    const who = r > from && items[r]!.cues & BIT.rel ? items[items[r - 1]!.mark === ',' ? r - 2 : r - 1] : undefined
    const relative = who?.actor !== undefined && !who.adjective && /^(?:which|who|that)$/.test(items[r]!.key) && items[r + 1]?.actor === undefined ? who.actor : undefined
    // `called on B to end its support`: B's.
    let v = i - 1
    while (v > from && v > i - 5 && items[v]!.key !== 'to' && !items[v]!.mark && items[v]!.actor === undefined) v--
    const told = items[v]?.key === 'to' && items[v + 1]?.part.includes('base') && items[v - 1]?.actor !== undefined && !items[v - 1]!.geo && !items[v - 1]!.adjective && v - 1 > from && lead[0] !== items[v - 1]!.actor ? items[v - 1]!.actor : undefined
    // `In its campaign against B, A has`: A's.
    const opening = lead.length === 0 && i < from + 3 && before?.slot === 'in' ? items.findIndex((x, j) => j > i && j < to && j < i + 14 && x.mark === ',') : -1
    const behind = opening > 0 ? items.slice(opening + 1, opening + 4).find(x => x.actor !== undefined && !x.adjective)?.actor : undefined
    if (helped !== undefined) stand(it, [helped])
    else if (behind !== undefined) stand(it, [behind])
    else if (told !== undefined && !struck) stand(it, [told])
    else if (relative !== undefined && !struck) stand(it, [relative])
    else if (struck) stand(it, other(i - 1).slice(0, 1))
    else stand(it, (lead.length ? lead : here.length ? here.slice(0, 1) : topic).slice(0, 2))
  }
}

/** The two that the sentence before ends with: A and B. None where it names another or none so. */
function pairBefore(items: readonly Item[], from: number): string[] {
  let k = from - 2
  while (k > 0 && k > from - 9 && items[k]!.actor === undefined && !(items[k]!.cues & BIT.and) && items[k]!.mark !== '.') k--
  let j = k - 1
  while (j > 0 && j > k - 4 && items[j]!.cues & BIT.skip) j--
  const before = items[j]?.cues !== undefined && items[j]!.cues & BIT.and ? items[j - 1] : undefined
  return items[k]?.actor !== undefined && before?.actor !== undefined ? [before.actor, items[k]!.actor!] : []
}

/** Things that have an owner all through a text, once one was told of. */
const BELONGINGS = /^(?:convoys?|patrols?|columns?|bases?|camps?|posts?|outposts?|checkpoints?|positions?|garrisons?|barracks|headquarters|compound|vehicles?|depots?|airfields?|airbase|warships?|frigate|destroyer)$/

/** `The convoy was hit`, of a text that told of B's convoy before: B's. Of convoys of several, nobody's. */
export function belongings(items: readonly Item[], from: number, to: number): void {
  for (let i = Math.max(from, 1); i < to; i++) {
    const it = items[i]!
    if (it.actor !== undefined || items[i - 1]!.key !== 'the' || !BELONGINGS.test(it.key) || it.bound || items[i + 1]?.slot === 'of' || items[i + 1]?.names.length) continue
    const owners = new Set<string>()
    for (let j = Math.max(0, i - 150); j < from; j++) {
      const owner = items[j]!.key === it.key ? items[items[j - 1]?.key === "'s" ? j - 2 : j - 1] : undefined
      if (owner?.actor !== undefined && !owner.geo) owners.add(owner.actor)
    }
    const [one] = owners
    if (one !== undefined && owners.size === 1) { it.actor = one; it.anaphor = true }
  }
}

/**
 * Noun, verb or adjective: what an English word is where it stands. What it can be is knowledge (words-en.yml and the other files of the lexicon);
 * which of that it is here its neighbours tell, and they tell it in this file alone.
 */
import type { Speech } from './english.js'
import type { Item } from './items.js'
import { BIT, slots } from './lexicon.js'

const NOUNS = BIT.people | BIT.agents | BIT.targets | BIT.held | BIT.cargo | BIT.civil | BIT.head | BIT.anaphor
const VERBS = BIT.verb | BIT.light | BIT.undergo | BIT.say | BIT.accuse | BIT.deny | BIT.plan
/** Prepositions that a gerund stands behind: by storming the base. Behind others it is said of the noun that follows: against advancing troops. */
const WITH_GERUND = /^(?:by|of|for|from|after|before|in|with|without|while|since|on|despite|through|to|as|when)$/
const AUXILIARY = /^(?:to|will|would|can|could|may|might|must|should|did|does|do|not|never|cannot|they|we|who|which|help|helps|helped|let)$/
const DETERMINER = /^(?:the|a|an|its|their|his|this|these|those|some|several|many|another|no|'s|(?!(?:19|20)\d\d$)\d.*|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|more|any|each|every|such|first|second|third|other|most|\w{3,}est)$/
/** Determiners that stand for somebody by themselves: some joined B. */
const PRONOUN = /^(?:some|many|several|those|other)$/

const has = (it: Item | undefined, bits: number): boolean => it !== undefined && (it.cues & bits) !== 0
const named = (it: Item | undefined): boolean => it !== undefined && it.names.length > 0
const adverbial = (it: Item): boolean => it.slots.skip === 'adverb' || it.mark === '"'
/** Whether a noun phrase can begin with the word: an article, a name, a number. */
const begins = (it: Item | undefined): boolean => it !== undefined && (named(it) || has(it, BIT.own) || DETERMINER.test(it.key) || (has(it, BIT.skip) && !adverbial(it) && !it.mark))
/** Whether the word can be a noun by what the lexicon knows of it, or nobody knows it. */
const noun = (it: Item | undefined): boolean => it !== undefined && !it.mark && !named(it) && (has(it, NOUNS) || it.triggers.some(t => t.form === 'noun') || (it.cues === 0 && it.triggers.length === 0))

type Is = 'verb' | 'noun' | 'adjective'

/**
 * Which of what it can be the word at `i` is. `by` says how much it is a verb by itself: `sure`, it is no noun that anybody knows; `likely`,
 * it is where nothing speaks against it; `unlikely`, where something speaks for it.
 */
function here(items: readonly Item[], i: number, part: string, by: 'sure' | 'likely' | 'unlikely', firm = by !== 'unlikely'): Is {
  let k = i - 1, n = i + 1
  while (k >= 0 && (adverbial(items[k]!) || (items[k]!.key === 'since' && has(items[k - 1], BIT.be)))) k--
  while (items[n] && adverbial(items[n]!)) n++
  const it = items[i]!, next = items[n], before = items[k]?.mark === '.' ? undefined : items[k]
  const counts = before !== undefined && /^\d/.test(before.key) && noun(items[k - 1])
  const described = before !== undefined && !before.mark && !counts && (DETERMINER.test(before.key) || / the$/.test(before.key) || has(before, BIT.own) || (named(before) && before.names.every(x => x.adjective)) || (has(before, BIT.skip) && !has(before, BIT.be | BIT.neg)))
  const governed = has(before, BIT.verb | BIT.light) || (before !== undefined && before.triggers.length > 0 && before.triggers.every(t => t.form === 'verb'))
  const prep = has(before, BIT.prep) && before!.slot !== 'to'
  // `suspected fighters`; `ambushed retreating Turkish troops`
  if ((noun(next) || named(next)) && (has(it, BIT.skip) || (it.slots.verb === 'moves' && (prep || governed)))) return 'adjective'
  if (/past|participle/.test(part)) {
    if (it.bound && noun(next) && !/sel(?:f|ves)$/.test(next!.key)) return 'adjective'
    if (/base/.test(part) && described) return 'noun'
    return (noun(next) && (described || prep || governed)) || (named(next) && described && !PRONOUN.test(before!.key)) ? 'adjective' : 'verb'
  }
  if (/gerund/.test(part)) {
    if (has(before, BIT.be)) return 'verb'
    if (described) return noun(next) && next!.triggers.length === 0 ? 'adjective' : 'noun'
    if (prep && noun(next) && !WITH_GERUND.test(before!.key)) return 'adjective'
    if (next?.slot === 'between' || (!before && has(next, BIT.be | BIT.verb))) return 'noun'
    if (begins(next)) return 'verb'
    if ((prep || governed) && by === 'unlikely') return noun(next) ? 'verb' : 'noun'
    return !next || next.mark !== '' || next.slot === 'of' || has(next, BIT.and | BIT.be) ? 'noun' : 'verb'
  }
  if (described) return 'noun'
  if (by === 'sure') return 'verb'
  if (prep || next?.slot === 'of') return 'noun'
  if (!before) return by === 'likely' ? 'verb' : 'noun'
  // `factions that fight`, but `said that attacks`
  if (before.key === 'that' && !has(items[k - 1], BIT.say | BIT.verb) && (noun(items[k - 1]) || named(items[k - 1]))) return 'verb'
  if (AUXILIARY.test(before.key) || (/base/.test(part) && (has(before, BIT.if) || / to$/.test(before.key)))) return firm || begins(next) || before.key !== 'to' || noun(next) || /^(?:on|with|beside)$/.test(next?.slot ?? '') ? 'verb' : 'noun'
  if (governed) return 'noun'
  if (by === 'likely') return /base/.test(part) && noun(before) && before.cues === 0 && !before.proper && !/s$/.test(before.key) && !has(next, BIT.that) ? 'noun' : 'verb'
  const subject = named(before) || noun(before) || has(before, BIT.rel | BIT.that | BIT.and) || before.mark === ',' || before.mark === ')'
  const object = begins(next) || has(next, BIT.that)
  // `and allies with`, `troops clash with`
  if (next?.slot === 'with' && (has(before, BIT.and) || (/base/.test(part) && subject))) return 'verb'
  if (/third/.test(part)) return subject && (object || (firm && !before.mark && !has(next, BIT.be | BIT.verb) && !/[^s]s$/.test(before.key))) ? 'verb' : 'noun'
  return subject && (object || has(next, NOUNS)) && (has(before, BIT.and) || /s$/.test(before.key) || named(before)) ? 'verb' : 'noun'
}

/** Says of each word that can be several parts of speech which it is, for all that reads it after: a signal word keeps the readings that fit. */
export function tag(items: readonly Item[]): void {
  for (let i = 0; i < items.length; i++) {
    const it = items[i]!
    if (it.triggers.length === 0 && !it.speech && !(it.cues & VERBS)) continue
    const signal = it.triggers.find(t => t.form === 'verb')
    if (signal?.lang === 'en') {
      const both = it.triggers.some(t => t.form === 'noun'), is = here(items, i, signal.part, both ? 'unlikely' : 'sure')
      if (is === 'adjective') it.as = is
      else if (both || (is === 'noun' && /base|third/.test(signal.part))) it.triggers = it.triggers.filter(t => t.form !== (is === 'verb' ? 'noun' : 'verb'))
    } else if (it.cues & VERBS && /base|third|past|participle|gerund/.test(it.part) && !signal) {
      const is = here(items, i, it.part, 'likely')
      if (is !== 'verb') it.as = is
    }
    if (it.speech) listed(items, i, it, it.speech)
  }
}

/** A word that only the lists of words know, as those of the lexicon's small words are. */
function listed(items: readonly Item[], i: number, it: Item, { is, part }: Speech): void {
  if (is === 'adverb') { it.cues = BIT.skip; it.slots = ADVERB }
  const as = part ? here(items, i, part, 'unlikely', is === 'verb') : is
  if (as === 'verb') { it.cues = BIT.verb; it.part = part } else if (as === 'adjective' && !it.bound) it.cues = BIT.skip
}
/** What an adverb is to the grammar. */
export const ADVERB = slots({ skip: 'adverb' })

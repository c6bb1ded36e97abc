/** Who leads whom, by name: `the Brigade, led by P`, `Boko Haram leader P`, `P, the leader of B`, زعيم B P, B بقيادة P. */
import type { Token } from '../text/tokens.js'
import type { Draft } from './claims.js'
import { leftOf } from './nearby.js'
import type { Sentence } from './roles.js'

export interface Leader { draft: Draft; person: { id: string; name: string; arabic: boolean } }

const LED = new Set(['led by', 'headed by', 'commanded by', 'قياده', 'بقياده', 'زعامه', 'بزعامه'])
/** Verbs that a group and then its leader stand behind. */
const LEADS = new Set(['تزعم', 'يتزعم', 'تتزعم', 'تراس', 'يتراس', 'تتراس', 'يراس'])
const CHIEF = /^(?:leader|chief|head|founder|emir|زعيم|متزعم|امير|موسس)$/
const TITLE = /^(?:general|gen|colonel|col|commander|sheikh|sheik|mullah|president|mr|dr|lieutenant|major|brigadier|المدعو|الشيخ|اللواء|العميد|العقيد|الفريق|الجنرال|القايد)$/
/** Arabic given names and what names begin with, for lack of capitals. */
const GIVEN = /^(?:ابو|عبد|محمد|احمد|علي|حسن|حسين|خالد|عمر|ايمن|يوسف|ابراهيم|اسامه|قيس|هادي|اكرم|مصطفي|محمود|سعيد|صالح|ناصر|سليمان|عبدالله|عبدالملك)$/

/**
 * The leaders that a sentence names. A person needs two words of a name: in English capitals that no lexicon knows, in Arabic a given name and what
 * follows it. Heads of state are none: the caller leaves out groups that are states.
 */
export function leaders(s: Sentence, tokens: readonly Token[], slugOf: (name: string) => string): Leader[] {
  const out: Leader[] = []
  const { units } = s
  const isName = (k: number, first: boolean): boolean => {
    const x = units[k]
    if (!first && /^(?:ال)?الله$/.test(x?.item.key ?? '')) return true
    if (x?.kind !== 'word' || x.item.places.length || x.item.names.length || x.item.to === x.item.from) return false
    return s.arabic ? (first ? GIVEN.test(x.item.key) : true) : tokens[x.item.from]!.capital || (!first && /^(?:al|el|bin|ibn)$/.test(x.item.key))
  }
  const person = (k: number): { from: number; to: number } | undefined => {
    while (units[k] && (TITLE.test(units[k]!.item.key) || units[k]!.item.mark === '"')) k++
    if (!isName(k, true)) return undefined
    let to = k + 1
    while (to < k + (s.arabic ? 3 : 4) && isName(to, false)) to++
    return to - k >= 2 ? { from: k, to } : undefined
  }
  /** The person whose name ends right before `k`. */
  const personBefore = (k: number): { from: number; to: number } | undefined => {
    for (let from = Math.max(0, k - 4); from <= k - 2; from++) { const p = person(from); if (p?.to === k) return p }
    return undefined
  }
  const add = (group: number, p: { from: number; to: number } | undefined, signal: number) => {
    const actor = units[group]!.np!.members.at(-1)!.id
    if (!p) return
    const name = tokens.slice(units[p.from]!.item.from, units[p.to - 1]!.item.to).map(t => (t.capital ? t.key[0]!.toUpperCase() + t.key.slice(1) : t.key)).join(' ')
    const id = slugOf(name)
    out.push({ draft: { type: 'leadership', status: 'reported', mode: undefined, actors: [actor], recipients: [id], rule: 'leadership.named', at: [group, p.from, p.to - 1], signals: [signal] }, person: { id, name, arabic: s.arabic } })
  }
  for (let u = 0; u < units.length; u++) {
    const x = units[u]!
    if (LED.has(x.item.key)) {
      const group = leftOf(s, u, 4)
      if (group) add(group.at, person(u + 1), u)
    } else if (LEADS.has(x.item.key) && units[u + 1]?.np) add(u + 1, person(u + 2), u)
    else if (x.kind === 'np' && (CHIEF.test(x.np!.head) || CHIEF.test(tokens[x.item.to - 1]!.key))) {
      const comma = units[u + 1]?.kind === 'comma' ? u + 2 : u + 1
      add(u, person(comma) ?? (units[u - 1]?.kind === 'comma' ? personBefore(u - 1) : undefined), u)
    }
  }
  return out
}

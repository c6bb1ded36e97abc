/** English names without a head word of their own, told by what stands beside them: `a militia known as X`, `X, an armed group`, `X fighters`, `Full Name of X (FNX)`. */
import type { Token } from '../text/tokens.js'
import type { Item } from './items.js'
import { BIT } from './lexicon.js'

const KIND = /^(?:(?:armed |militant |terror |jihadist |rebel |splinter |breakaway )?(?:group|faction)|militia|movement|outfit|bloc|umbrella|federation|umbrella group|guerrilla group|rebel movement|separatist movement|brigade|battalion|alliance|coalition|network|wing|armed wing|military wing|branch|offshoot|affiliate|sect|insurgency|organization|force)$/
const MEN = /^(?:fighters?|militants?|rebels|militiamen|militia|insurgents|gunmen|guerrillas|auxiliaries|tribesmen|faction|jihadists|mercenaries|combatants)$/
const CALLED = /^(?:known|called|named|dubbed|calling|styling|itself|as|the|so called|self styled|by|its|acronym|initials|french|better|commonly)$/
/** Names of those who report, help or judge. */
const CIVIL = /^(?:rights|observatory|programme|program|agency|fund|bank|commission|office|ministry|university|institute|centre|center|watch|nations|court|parliament|league|news|times|post|press|church|red|cross|crescent|international|amnesty|committee|border|crossing|airport|river|mountains?|valley|province|district|street|square|operation|treaty|agreement|accord|constitution|council|republic|kingdom)$/
const LINK = /^(?:al|el|ul|of|the|for|and|wal|ash|an|ad|as|ar|at|bin|ibn|abu)$/
/** Before `group`, what makes it no armed one: rights group, aid group. */
const PEACEFUL = /^(?:rights|monitoring|monitor|advocacy|aid|news|media|research|relief|charity|opposition|ethnic|religious|minority|war|expert|working|study|campaign)$/
const DEMONYM = /(?:an|ese|ish|[^aeo]i|ist|ite|uze|ic)$/

/** The end of the capitalised words that begin at `i`, or `i`. */
function span(items: readonly Item[], tokens: readonly Token[], i: number): number {
  let k = i, last = i
  while (k < items.length && k < i + 8) {
    const x = items[k]!, t = tokens[x.from]!
    if (x.mark || x.actor !== undefined || (x.names.length > 0 && !x.places.length && k === i)) break
    if (t.capital && t.kind === 'word' && !(x.cues & (BIT.time | BIT.say))) last = k + 1
    else if (!LINK.test(t.key) || k === i) break
    k++
  }
  return last
}

const shown = (tokens: readonly Token[]): string => tokens.map((t, k) => `${k > 0 && t.key !== "'s" ? (t.bound ? '-' : ' ') : ''}${t.acronym ? t.key.toUpperCase() : t.capital ? t.key[0]!.toUpperCase() + t.key.slice(1) : t.key}`).join('')

/** Whether the words before `items[i]` are a signal word and its preposition: backed by, clashed with, an attack on. */
function fights(items: readonly Item[], i: number): boolean {
  let k = items[i - 1]?.key === 'the' ? i - 2 : i - 1
  const signals = (x: Item | undefined) => x !== undefined && x.triggers.some(t => t.frame.type === 'attack' || t.frame.type === 'alliance')
  if (signals(items[k]) && / (?:by|with|of|to|against|alongside)$/.test(items[k]!.key)) return true
  return items[k] !== undefined && (items[k]!.cues & BIT.prep) !== 0 && /^(?:by|with|on|against)$/.test(items[k]!.key) && signals(items[--k])
}

/** The name at `i` of a group that no lexicon knows, if what stands beside it says that it is one. */
export function unknown(items: readonly Item[], tokens: readonly Token[], i: number): { from: number; to: number; name: string; arabic: boolean; short?: string } | undefined {
  const it = items[i]!, first = tokens[it.from]!
  if (first.arabic || !first.capital || it.mark || it.actor !== undefined || it.cues & (BIT.time | BIT.say | BIT.skip | BIT.prep | BIT.sub | BIT.and | BIT.be | BIT.rel) || it.triggers.length > 0) return undefined
  if (i > 0 && items[i - 1]!.to === it.from && tokens[items[i - 1]!.from]!.capital && !items[i - 1]!.mark && items[i - 1]!.cues === 0 && items[i - 1]!.actor === undefined) return undefined
  const to = span(items, tokens, i)
  if (to === i) return undefined
  const words = tokens.slice(it.from, items[to - 1]!.to), list = items.slice(i, to)
  if (list.some(x => CIVIL.test(x.key)) || /^(?:north|south|east|west|northern|southern|eastern|western|central|upper|lower)$/.test(first.key) || list.every(x => x.places.length > 0 || x.names.length > 0)) return undefined
  const make = (short?: string) => ({ from: i, to, name: shown(words), arabic: false, ...(short !== undefined && { short }) })
  const next = items[to], strange = list.some(x => x.cues === 0 && !x.names.length && !x.places.length && !x.triggers.length)
  if (!strange) return undefined
  // Full Name of Somebody (FNS)
  if (next?.mark === '(' && items[to + 2]?.mark === ')' && list.length > 1) {
    const short = items[to + 1]!, t = tokens[short.from]!
    const initials = words.filter(w => w.capital).map(w => w.key[0])
    if (t.acronym && short.to - short.from === 1 && [...t.key].filter(c => initials.includes(c)).length >= Math.min(3, t.key.length) && initials.length >= 3 && words.some(w => /^(?:liberation|front|movement|army|forces?|defen[cs]e|revolutionary|resistance|patriot\w*|coordination|party|people|union|guard|national|democratic|islamic)$/.test(w.key))) return make(t.key.toUpperCase())
  }
  // backed by the ABC, clashes with ABC; ABC attacked
  if (first.acronym && list.length === 1 && first.key.length > 2 && first.key.length < 7 && !/^(?:government|regime)$/.test(next?.key ?? '') && (fights(items, i) || next?.triggers.some(t => t.form === 'verb' && /past|third/.test(t.part)))) return make()
  // X fighters
  if (next && MEN.test(next.key) && (list.length > 1 || first.acronym || !DEMONYM.test(first.key)) && !(items[to + 1] && /^(?:leader|commander|spokesman|chief|from|of)$/.test(items[to + 1]!.key))) return make()
  // rebels of the X Y (XY)
  const of = /^the$/.test(items[i - 1]?.key ?? '') ? i - 2 : i - 1
  if (items[of]?.key === 'of' && MEN.test(items[of - 1]?.key ?? '') && (list.length > 1 || first.acronym) && words.some(w => !LINK.test(w.key)) && (of === i - 2 || first.acronym) && !/^(?:tribe|clan|community|people)$/.test(next?.key ?? '')) {
    const short = next?.mark === '(' && items[to + 2]?.mark === ')' && tokens[items[to + 1]!.from]!.acronym ? tokens[items[to + 1]!.from]!.key.toUpperCase() : undefined
    return make(short)
  }
  // X, a militant group
  if (next?.mark === ',' && /^(?:an?|the|one|another)$/.test(items[to + 1]?.key ?? '')) for (let k = to + 2; k < to + 8 && items[k]; k++) {
    const x = items[k]!
    if (KIND.test(x.key)) { if (PEACEFUL.test(items[k - 1]!.key) || items[k + 1] && (items[k + 1]!.key === "'s" || /^(?:leader|commander|spokes\w+|chief|member|founder|fighter|official|veteran)s?$/.test(items[k + 1]!.key))) break; return make() }
    if (x.mark || x.cues & (BIT.prep | BIT.be | BIT.verb)) break
  }
  // a group known as X, the militant group X, a loose bloc, the X
  let k = i - 1
  while (k >= 0 && k > i - 7 && (CALLED.test(items[k]!.key) || items[k]!.mark === '"' || (items[k]!.mark === ',' && k < i - 1))) k--
  const kind = items[k]
  if (kind && KIND.test(kind.key) && !PEACEFUL.test(items[k - 1]?.key ?? '') && !(kind.key === 'organization') && (list.length > 1 || !items[to] || !(items[to]!.cues & BIT.say))) return make()
  return undefined
}

/** The consonants of a name, without articles, so that two ways of writing an Arabic name meet: Izz el-Deen, Izz al-Din. Empty when too little is left to tell names apart. */
export function skeleton(words: readonly string[]): string {
  const out = words.filter(w => !/^(?:al|el|ul|the|of|an|ash|as|ad|ar|at)$/.test(w)).map(w => w.replace(/[^a-z0-9]/g, '').replace(/kh/g, 'h').replace(/[dt]h/g, m => m[0]!).replace(/q/g, 'k').replace(/(?<=.)[aeiouyw']/g, '').replace(/^[aeiou]/, 'a').replace(/(.)\1+/g, '$1').replace(/(?<=..)h$/, '')).filter(Boolean)
  return out.length > 1 && out.join('').length > 5 ? out.join(' ') : ''
}

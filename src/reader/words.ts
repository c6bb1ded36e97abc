/** What each word of an English sentence is to its clauses (noun, verb, preposition …), and the noun phrases that they make. */
import type { Unit, UnitKind } from './phrases.js'
import type { Sentence } from './roles.js'

/** A noun phrase, with or without an actor in it: `from` to `to` (half open) are units, `head` the noun that heads it. */
export interface Chunk {
  from: number
  to: number
  head: number
  /** The unit that names whom the chunk is, or −1; `Houthi attack` is nobody, its `owner` is. */
  who: number
  owner: number
  /** The noun in it that signals a claim, or −1. */
  event: number
  /** What it hangs on: the index of its preposition or −1. */
  prep: number
  /** Those joined to it by `and`. */
  also: Chunk[]
  /** Whom it says something about: A, `the armed wing of B`; A is `a group`; `rebels` from A. */
  of: Chunk | null
  /** The chunk that it stands behind with `of`. */
  holder: Chunk | null
  /** Those named behind it: groups, `including A and B`. */
  parts: Chunk[]
}

/** N noun, D what stands before one, V verb, J participle that says what somebody is (backed by), B be, P preposition, C and, R who, S after, T that, A adverb, Q quotation mark. */
export type Class = 'N' | 'D' | 'V' | 'J' | 'B' | 'P' | 'C' | ',' | 'R' | 'S' | 'T' | ':' | '(' | ')' | 'A' | 'Q'

const ADVERB = /^(?:afterwards?|thereafter|beforehand|overhead|nearby|abroad|also|still|now|again|then|just|only|there|both|later|out|up|off|down|away|back|ahead|forward|together|apart|too|even|almost|yet|already|once|twice|often|soon|ago|meanwhile|instead|elsewhere|therefore|thus|here|however|today|well|so|[a-z]+ly)$/
/** Second halves of adjectives: Sinai-based, Kurdish-led. */
const BOUND = /^(?:based|led|style|born|trained|controlled|run|held|built|funded|origin|aligned|inspired|dominated|majority|speaking|made|torn|recognised|recognized|organised|organized|sanctioned|designated|listed|mandated)$/
const NOMINAL = new Set<UnitKind>(['np', 'people', 'word', 'targets', 'agents', 'cargo', 'civil'])
const DETERMINER = /^(?:the|a|an|its|their|his|this|that|these|those|some|several|many|another|no)$/
/** The forces of a state at war at home: `Syrian` allies need not be theirs. */
export const ARMY = /(?:army|forces|fardc|sspdf)$/
/** Behind them stand some of those named before. */
export const SUCH = /^(?:such as|namely|like)$/
/** Signal words that end in the preposition of what follows. */
export const TAILED = / (?:of|from|by|with|to|in|within|against|under|on|at|into|alongside|beside|for)$/

/** The words of one sentence. */
export class Words {
  protected readonly classes: Class[]

  constructor(protected readonly s: Sentence) {
    this.classes = s.units.map((_, u) => this.classOf(u))
    // `strikes, which it said had killed`: said by the way.
    for (let u = 0; u + 3 < this.classes.length; u++) if (this.classes[u] === 'R') {
      let k = u + 1
      while (k < u + 5 && (this.classes[k] === 'N' || this.classes[k] === 'D')) k++
      if (k > u + 1 && this.classes[k] === 'V' && /^(?:say|believe|think|know|claim|accuse)/.test(s.units[k]!.kind === 'say' ? 'say' : s.units[k]!.item.key) && (this.classes[k + 1] === 'B' || (this.classes[k + 1] === 'V' && /past/.test(this.part(k + 1))))) for (let j = u + 1; j <= k; j++) this.classes[j] = 'A'
    }
  }

  protected get units(): readonly Unit[] { return this.s.units }

  protected classOf(u: number): Class {
    const { units } = this, x = units[u]!, { key } = x.item, before = units[u - 1]
    const next = units[u + 1], noun = next !== undefined && NOMINAL.has(next.kind)
    if (before && next && next.kind !== 'prep' && (before.kind === 'word' || before.kind === 'np' || before.kind === 'skip') && BOUND.test(key) && (x.item.bound || !DETERMINER.test(next.item.key))) return 'D'
    // `an all-out assault`
    if (x.item.bound && (x.kind === 'word' || x.kind === 'skip') && /^(?:out|off|up|down)$/.test(key) && before?.kind === 'word') return 'D'
    // `a little-known group`
    if (x.item.bound && noun && x.item.part && /participle|gerund/.test(x.item.part) && (before?.kind === 'word' || before?.kind === 'skip')) return 'D'
    if (x.item.as && x.kind !== 'time') return x.item.as === 'noun' ? 'N' : 'D'
    switch (x.kind) {
      case 'np': return 'N'
      case 'comma': return ','
      case 'and': return 'C'
      case 'rel': return 'R'
      case 'sub': return 'S'
      case 'that': return 'T'
      case 'colon': return ':'
      case 'open': return '('
      case 'close': return ')'
      case 'be': return 'B'
      // `Western-backed units`
      // `groups like A and B`
      case 'prep': case 'source': if (key === 'like' && before?.kind === 'people' && /s$/.test(before.item.key) && next?.kind === 'np') return 'D'
        if (/ern$/.test(key) && next && (next.item.bound || /^(?:people|agents)$/.test(next.kind))) return 'D'
        return this.dates(u + 1) || (key === 'since' && before?.kind === 'be') ? 'A' : 'P'
      // `its 40-year campaign`
      case 'time': return x.item.bound && next && next.kind !== 'comma' ? 'D' : 'A'
      case 'neg': return 'A'
      case 'skip': return x.item.mark ? 'Q' : ADVERB.test(key) || x.item.slots.skip === 'adverb' || this.dates(u) ? 'A' : 'D'
      case 'own': return 'D'
      case 'trigger': { if (key === 'back' && this.adverbial(u)) return 'A'; if (key === 'enemy' && noun && before?.kind !== 'be') return 'D'; const f = this.s.form(u); if (f?.frame.type === 'rivalry' && f.form === 'participle' && units.slice(Math.max(0, u - 2), u).some(y => y.kind === 'own' || y.np?.members[0]?.item.anaphor)) return next?.kind === 'np' ? 'D' : 'N'; return f === undefined || f.form === 'noun' ? 'N' : f.form === 'verb' ? 'V' : before?.modifier || (f.form === 'participle' && f.frame.participle?.object !== 'actor' && !key.includes(' ') && /^(?:people|word|agents|targets)$/.test(units[u + 1]?.kind ?? '') && (!before || /^(?:skip|own|and|comma|prep|sub|that)$/.test(before.kind))) || (key === 'allied' && before?.kind === 'and') ? 'D' : 'J' }
      case 'word':
        if (x.item.places.length || x.item.proper) return 'N'
        if (ADVERB.test(key) || (key === 'long' && (before?.kind === 'be' || next?.kind === 'sub'))) return 'A'
        return 'N'
      case 'plan': case 'deny': case 'if':
        if (!x.item.part) return 'A'
    }
    if (x.item.part && /^(?:verb|light|undergo|say|accuse|deny|plan)$/.test(x.kind)) return 'V'
    return /^(?:verb|light|undergo|say|accuse)$/.test(x.kind) ? 'V' : x.kind === 'hurt' && x.item.key === 'dead' ? 'A' : 'N'
  }

  /** Whether `back` at `u` goes with the verb before it: turned back the attackers. */
  protected adverbial(u: number): boolean {
    const before = this.units[u - 1]
    return before !== undefined && !/^(?:np|and|neg|rel|plan|that)$/.test(before.kind) && !/^(?:to|will|would|can|could|may|might|must|they|we)$/.test(before.item.key)
  }

  /** Whether the word at `u` is part of a date: `in May 2015`, `on 4 March`. */
  protected dates(u: number): boolean {
    const { units } = this, x = units[u], next = units[u + 1]
    if (x?.kind === 'time') return true
    if (next?.item.bound) return false
    if (x?.kind !== 'skip' && x?.kind !== 'word') return false
    if (/^(?:19|20)\d\d$/.test(x.item.key)) return !next || /^(?:in|since|until|by|from|of|before|after)$/.test(this.units[u - 1]?.item.key ?? '') || !/^(?:people|np|agents|hurt|cargo|targets)$/.test(next.kind)
    if (x.kind === 'skip' && /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/.test(this.units[u - 1]?.item.key ?? '') && /^\d{1,2}$/.test(x.item.key)) return true
    return (/^\d{1,2}$|^(?:the|a|last|past|next|recent|same|coming|previous|following|early|late|this|that|several|two|three|four|five|six|some)$/.test(x.item.key)) && next !== undefined && (next.kind === 'time' || (next.kind === 'word' && this.dates(u + 1)))
  }

  protected part(u: number): string {
    const x = this.units[u]!
    const given = (x.kind === 'trigger' ? this.s.form(u)?.part : undefined) ?? x.item.part
    return given || (this.units[u - 1]?.item.key === 'to' ? 'base' : '') || (/ing$/.test(x.item.key) ? 'gerund' : /ed$/.test(x.item.key) ? 'past participle' : 'past')
  }

  /** The chunk that begins at `u`. */
  protected chunkAt(u: number, prep: number): Chunk {
    const { units, classes } = this
    let to = u, head = -1, who = -1, owner = -1, event = -1
    for (; to < units.length; to++) {
      const c = classes[to]!, x = units[to]!
      // `groups such as A and B`
      if (head >= 0 && SUCH.test(x.item.key)) break
      if (head >= 0 && units[head]!.kind === 'trigger' && TAILED.test(units[head]!.item.key)) break
      if (c === 'Q') continue
      // `Kurdish and Arab fighters`
      if (c === 'C' && head < 0 && to > u && (classes[to + 1] === 'D' || classes[to + 1] === 'N')) continue
      if (c !== 'N' && c !== 'D') { if (c === 'A' && head < 0 && /ly$/.test(x.item.key)) continue; break }
      if (c === 'D') { if (head >= 0 && DETERMINER.test(x.item.key) && !(units[to + 1]?.kind === 'np' && this.describing(head))) break; continue }
      // Two names are two phrases: A, and `B's branch`.
      if (x.kind === 'np' && who >= 0 && head === to - 1 && who === head && !units[who]!.modifier && !units[who]!.np!.adjective && !units[who]!.np!.geo && units.slice(to + 1, to + 4).some((y, k) => (y.item.key === 'former branch' || y.triggers.some(t => t.form === 'noun' && t.frame.noun?.left === 'actor')) && units.slice(to + 1, to + 1 + k).every(z => z.kind === 'skip' || z.kind === 'word'))) break
      // `during the uprising they`
      if (x.kind === 'np' && head >= 0 && /^(?:it|they)$/.test(x.item.key)) break
      // `during the siege the group attacked`
      if (x.kind === 'np' && x.np!.definite && head >= 0 && head === to - 1 && !this.describing(head) && !units[head]!.modifier) break
      // `in Burkina Faso JNIM attacked`
      if (x.kind === 'np' && prep >= 0 && head >= 0 && head === to - 1 && units[head]!.kind === 'word' && units[head]!.item.places.length > 0 && !x.np!.adjective && this.verbFollows(to)) break
      // Operation Olive Branch
      if (event >= 0 && event === head && x.kind === 'word' && x.item.proper && /^(?:operation|campaign|offensive)$/.test(units[event]!.item.key)) continue
      head = to
      if (x.kind === 'np') { if (who >= 0 && !x.modifier) owner = owner < 0 ? who : owner; who = x.modifier ? who : to; if (x.modifier) owner = to }
      else if (x.kind === 'trigger' && this.s.form(to)?.form === 'noun' && this.s.form(to)!.frame.type !== 'membership' && !/reinforcement/.test(x.item.key)) {
        event = to
        // `its Rwandan backers` are Rwanda; Rwanda's backers are not.
        if (who >= 0) { owner = who; if (!((units[who]!.np!.adjective || units[who]!.np!.members.at(-1)!.item.adjective) && /^(?:its|their|his)$/.test(units[u]!.item.key) && this.s.form(to)!.frame.noun?.left === 'actor' && this.s.form(to)!.frame.type === 'alliance' && !ARMY.test(units[who]!.np!.members[0]!.id))) who = -1 }
      }
      else if (x.kind !== 'trigger' && event >= 0) { who = who < 0 ? owner : who; event = -1 }
      if (x.kind === 'civil' || x.kind === 'hurt') { if (who >= 0) { owner = who; who = -1 } }
    }
    while (to > u + 1 && classes[to - 1] === 'Q') to--
    return { from: u, to, head, who, owner, event, prep, also: [], of: null, holder: null, parts: [] }
  }

  /** Whether the noun at `u` says what somebody is to another: wing, ally. */
  protected describing(u: number): boolean { return this.units[u]!.triggers.some(t => t.form === 'noun' && t.frame.noun?.left === 'actor') }

  protected next(u: number): number { while (this.classes[u] === 'A' || this.classes[u] === 'Q') u++; return u }

  protected before(u: number): number { let k = u - 1; while (k >= 0 && (this.classes[k] === 'A' || this.classes[k] === 'Q')) k--; return k }

  /** Whether a finite verb follows `u` before the clause can end, over prepositional phrases. */
  protected verbFollows(u: number): boolean {
    for (let k = u, n = 0; k < this.units.length && n < 14; k++, n++) {
      const c = this.classes[k]!
      if (c === 'B') return true
      if (c === 'V' && this.units[this.next(k + 1)]?.slot === 'by' && /participle/.test(this.part(k))) continue
      if (c === 'V' && /^(?:known|called|named|dubbed|styled)$/.test(this.units[k]!.item.key)) continue
      if (c === 'V') return !/^gerund$/.test(this.part(k)) && !(k > 0 && this.units[k - 1]!.slot === 'to')
      if (c === ',' || c === 'C' || c === 'S' || c === 'T' || c === ':' || c === 'R' || c === '(') return false
    }
    return false
  }

  /** Whether another finite verb follows the one at `u`, before the sentence turns. */
  protected waitsBehind(u: number): boolean {
    for (let k = this.next(u) + 1, n = 0; k < this.units.length && n < 16; k++, n++) {
      if (/^[T:SR]$/.test(this.classes[k]!)) return false
      if (this.classes[k] === 'B' || (this.classes[k] === 'V' && !/^gerund$/.test(this.part(k)))) return true
    }
    return false
  }

  /** Where the sentence begins behind where and when it was sent from: `SAN SALVADOR, 3 NOV 89 -- [TEXT]`. */
  protected dateline(): number {
    const { units } = this
    let dash = 0
    for (let k = 0; k < units.length && k < 16; k++) {
      const x = units[k]!
      if (x.item.mark === '-' || (x.item.key === 'text' && units[k + 1]?.kind === 'close')) dash = k + (x.item.mark === '-' ? 1 : 2)
      else if (x.item.mark === '' && (x.kind === 'np' ? !x.np!.geo : x.kind !== 'word' && x.kind !== 'skip' && x.kind !== 'time') && !(x.kind === 'cargo')) break
    }
    return dash
  }

  protected saying(u: number): boolean { return /^(?:say|deny|accuse|plan)$/.test(this.units[u]!.kind) }

  /** Whether a chunk at the start of what may be a list is the subject of a clause of its own. */
  protected clauseBegins(chunk: Chunk, n: number): boolean {
    const c = this.classes[n]
    if (c === 'B') return true
    if (c === 'V') return /past|third|base/.test(this.part(n)) && !(this.units[n + 1]?.slot === 'by' && /participle/.test(this.part(n)))
    if (c === 'P') return chunk.prep < 0 && this.verbFollows(n)
    return false
  }

  /** `A, an armed wing of B`: said of A. */
  protected apposed(chunk: Chunk): boolean { return /^(?:a|an|the|its|their|one|another|once|formerly|both)$/.test(this.units[chunk.from]!.item.key) || this.units[chunk.from]!.np?.indefinite === true || this.units.slice(chunk.from, chunk.to).some(x => x.triggers.some(t => t.form === 'noun' && t.frame.noun?.left === 'actor')) }

  /** Whether `and` and another chunk follow: `A, B and C`. */
  protected listed(chunk: Chunk): boolean {
    for (let k = chunk.to, n = 0; k < this.units.length && n < 8; k++, n++) { const c = this.classes[k]!; if (c === 'C') return true; if (c !== ',' && c !== 'N' && c !== 'D' && c !== 'Q') return false }
    return false
  }

  /** Whether a list goes on at `from` and has a finite verb right behind its end: in the north, `A and B attacked`. */
  protected listActs(from: number): boolean {
    for (let k = from, last = false; k < this.units.length && k < from + 12; k++) {
      const c = this.classes[k]!
      if (c === 'B') return last
      if (c === 'V') return last && !/^gerund$/.test(this.part(k))
      if (last && c !== 'N' && c !== 'D' && c !== 'Q' && c !== 'A') return false
      if (c === 'C') last = true
      else if (c !== ',' && c !== 'N' && c !== 'D' && c !== 'Q' && c !== 'A') return false
    }
    return false
  }

  /** Whether the clause goes on with its verb behind a comma: A, formerly known as B, attacked. */
  protected resumes(u: number): boolean {
    for (let k = u + 1, n = 0; k + 1 < this.units.length && n < 20; k++, n++) {
      if (this.classes[k] === ',') { const c = this.next(k + 1); if (this.classes[c] === 'B' || (this.classes[c] === 'V' && !/^gerund$/.test(this.part(c)))) return true }
      if (this.classes[k] === 'T' || this.classes[k] === ':') return false
    }
    return false
  }
}

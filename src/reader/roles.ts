/** Who does what in a sentence: subjects of verbs, and the arguments of a signal word by their place and preposition. */
import type { Phrase, Unit } from './phrases.js'
import { BIT, type Slot, type Trigger } from './lexicon.js'
import { Grammar } from './grammar.js'
import { arabicSubject } from './subjects-ar.js'

export interface Argument { slot: Slot; np: Phrase; at: number }

const NO_FOES: ReadonlyMap<string, readonly string[]> = new Map()
const PLACES = /^(?:مناطق|منطقه|خطوط|خط|جبهات|محاور|محور|نقاط|ساحات|ساحه|اماكن|مكان)$/
const STOPS = new Set(['sub', 'colon'])
/** Participles that end in their own preposition: what follows is theirs. */
const TAILED = / (?:of|from|by|with|to|in|within|against|under|on|at|into|alongside|beside)$/
const PASSING = new Set(['word', 'skip', 'people', 'agents', 'cargo', 'civil', 'own', 'neg', 'be', 'hurt', 'close', 'open', 'plan'])

/** One sentence's units with what has been worked out about them. */
export class Sentence {
  private readonly rights: Argument[][] = []
  private readonly subjects: (Argument | null)[] = []
  private readonly forms: (Trigger | null)[] = []
  /** Who was struck in this sentence by nobody named: for a later one in which somebody claims it. */
  unclaimed: string[] = []
  /** Who attacked in this sentence, a town or nobody named: for a later one in which somebody repels them. */
  assailants: string[] = []
  /** Who struck in this sentence nobody named, in English: for a later one that tells of the answer. */
  readonly attackers: string[] = []

  /**
   * `topic` is who the sentence before was about: the subject of a verb that begins this one and names none. `struck` are those whom an attack
   * that nobody has claimed struck in the sentences before. `strikers` are those who struck last before. `army` and `police` are those of the country that the text is about. `foes`: whom each actor fought last, as the text has told so far.
   */
  constructor(readonly units: readonly Unit[], readonly arabic: boolean, readonly topic: Phrase | null = null, readonly struck: readonly string[] = [], readonly army?: string, readonly police?: string, readonly strikers: readonly string[] = [], readonly foes: ReadonlyMap<string, readonly string[]> = NO_FOES) {}

  /** A clause of this sentence, with the same known of what came before; whom it finds struck or striking is known to both. */
  clause(units: readonly Unit[]): Sentence {
    const s = new Sentence(units, this.arabic, this.topic, this.struck, this.army, this.police, this.strikers, this.foes)
    s.unclaimed = this.unclaimed
    s.assailants = this.assailants
    return s
  }

  /** Who the sentence is about: the subject of its first verb, else the first phrase. */
  about(): Phrase | null {
    for (let u = 0; u < this.units.length && u < 12; u++) if (this.isVerb(u) || (!this.arabic && this.units[u]!.kind === 'be')) { const s = this.subject(u); if (s) return s.np }
    const first = this.units.find(u => u.kind === 'np')
    return first && first.prep < 0 ? first.np! : null
  }

  /** Whether the phrase at `k` hangs on a preposition, its own or the tail of a word before it: `part of A`. */
  governed(k: number): boolean {
    const x = this.units[k]!, before = this.units[k - 1]
    return x.prep >= 0 || (!this.arabic && before?.kind === 'trigger' && TAILED.test(before.item.key))
  }

  isVerb(u: number): boolean {
    const x = this.units[u]!
    // بأمر, في تحقيق: no verb stands right behind a preposition.
    if (this.arabic && x.kind === 'verb' && this.units[u - 1]?.kind === 'prep') return false
    return x.kind === 'verb' || x.kind === 'light' || x.kind === 'undergo' || x.kind === 'say' || x.kind === 'deny' || x.kind === 'accuse' || x.kind === 'plan' && x.item.part !== ''
      || (x.kind === 'trigger' && this.form(u)?.form === 'verb')
  }

  /** Which of its readings a signal word has here. */
  form(u: number): Trigger | undefined {
    if (!this.units[u]?.triggers.length) return undefined
    let had = this.forms[u]
    if (had === undefined) this.forms[u] = had = this.reading(u) ?? null
    return had ?? undefined
  }

  private reading(u: number): Trigger | undefined {
    const { triggers, item } = this.units[u]!
    // `Qatar's military support for B`
    const owner = this.units[u - 1]
    if (!this.arabic && item.cues & BIT.cargo && triggers.every(t => t.form === 'noun' && t.frame.type === 'alliance') && /^(?:for|to)$/.test(this.units[u + 1]?.slot ?? '') && owner && (owner.np || owner.item.key === "'s" || owner.kind === 'own')) return triggers[0]
    // `provided arms to`: what is given, not the verb.
    if (!this.arabic && item.cues & (BIT.cargo | BIT.targets) && !(this.units[u - 1]?.kind === 'np' && /^(?:np|skip|civil|people|targets|own)$/.test(this.units[u + 1]?.kind ?? '')) && !/to|will|not/.test(this.units[u - 1]?.item.key ?? '') && this.units[u - 1]?.kind !== 'rel' && this.units[u - 2]?.kind !== 'rel' && (triggers[0]!.part === 'third' || triggers[0]!.part === 'base' || item.cues & BIT.cargo) && !triggers.every(t => t.frame.cargo && t.form === 'noun')) return undefined
    // `a fighting position`: of what kind it is.
    if (!this.arabic && item.key === 'fighting' && this.units[u + 1]?.kind === 'targets') return undefined
    // فك الحصار: no siege.
    if (this.arabic && /^(?:ال)?حصار$/.test(item.key) && /^و?(?:ل|ب)?(?:فك|رفع|انهاء)$/.test(this.units[u - 1]?.item.key ?? '')) return undefined
    // مناطق الاشتباك, خطوط المواجهة: where, no fight that is told of.
    if (this.arabic && /^ال/.test(item.key) && triggers.every(t => t.form === 'noun' && t.frame.noun!.with === 'mutual') && PLACES.test(this.units[u - 1]?.item.key ?? '') && !this.units.slice(u + 1, u + 8).some(x => x.item.key === 'ضد')) return undefined
    if (this.arabic && /^المهاجمه$/.test(item.key) && /^(?:np|people|cargo|agents)$/.test(this.units[u - 1]?.kind ?? '')) return undefined
    if (triggers.length < 2) {
      // No past tense stands right behind a preposition: في تحالف is a noun that signals nothing.
      return this.arabic && triggers[0]?.part === 'past' && this.units[u - 1]?.kind === 'prep' ? undefined : triggers[0]
    }
    const noun = triggers.find(t => t.form === 'noun'), verb = triggers.find(t => t.form === 'verb'), participle = triggers.find(t => t.form === 'participle')
    if (!this.arabic && verb && item.key === 'helped' && this.units[u - 1]?.kind !== 'be' && this.units[u + 1]?.slot !== 'by') return verb
    if (participle && !noun && !verb) { const slot = this.units[u + 1]?.slot; return (this.arabic && slot && triggers.find(t => t.form === 'participle' && t.frame.participle![slot as Slot])) || participle }
    // `has trained B`
    if (!this.arabic && participle && verb && [1, 2].some(d => /^(?:has|have|had)$/.test(this.units[u - d]?.item.key ?? '') && (d === 1 || this.units[u - 1]!.kind === 'skip'))) return verb
    // `has armed and funded B`
    if (!this.arabic && participle && verb && this.units[u - 1]?.kind === 'and' && this.units[u - 2]?.kind === 'trigger' && this.units[u + 1]?.slot !== 'by') { const first = this.form(u - 2); if (first?.form === 'verb') return verb }
    // القوة المساندة للجيش: which it is, by its article behind a noun and its preposition; القوة المهاجمة is no attack.
    if (this.arabic && noun && participle && item.key.startsWith('ال') && this.units[u + 1]?.kind === 'prep' && /^(?:np|skip|people|cargo)$/.test(this.units[u - 1]?.kind ?? '')) return participle
    // `A is B's offshoot`; `A helped retake the town`
    if (!this.arabic && noun && participle && !verb && !/^(?:of|from)$/.test(this.units[u + 1]?.slot ?? '') && this.units.slice(Math.max(0, u - 3), u).some(x => x.item.key === "'s" || x.kind === 'own')) return noun
    if (!noun || !verb) return participle && !this.arabic ? participle : verb ?? noun ?? participle
    let k = u - 1
    while (k >= 0 && this.units[k]!.kind === 'skip' && this.units[k]!.item.mark) k--
    const before = this.units[k]
    if (item.suffix || item.key.startsWith('ال')) return noun
    if (item.key.endsWith('ا')) return before && (before.kind === 'that' || before.kind === 'and' || before.kind === 'rel' || (before.np?.members.length ?? 0) > 1) ? verb : noun
    if (before && (before.kind === 'prep' || before.kind === 'light' || before.kind === 'undergo' || (before.kind === 'trigger' && this.form(k)?.form !== 'verb'))) return noun
    for (let j = u - 1, comma = false; j >= 0 && j > u - 9; j--) { const b = this.units[j]!; comma ||= b.kind === 'comma'; if (b.kind === 'light' || b.kind === 'undergo') return noun; if (b.kind === 'and' || b.kind === 'that' || (b.kind === 'rel' && !comma)) break }
    if (before?.kind === 'sub' && /^(?:فيما|بينما|حيث|عندما|حين|حينما|بعد ان|بعدما|قبل ان|في حين|كي|لكي)$/.test(before.item.key)) return verb
    if (before && /^(?:word|hurt|sub|verb|say|accuse)$/.test(before.kind)) return noun
    // نفى A قصف B, أعلن A قصف B
    const governor = this.units[k - 1]?.kind
    if (before?.kind === 'np' && before.prep < 0 && (governor === 'deny' || governor === 'plan' || governor === 'say')) return noun
    return verb
  }

  /** The phrase that does what the verb at `u` says. */
  subject(u: number): Argument | null {
    let had = this.subjects[u]
    if (had === undefined) {
      // While it is being looked for it is nobody.
      this.subjects[u] = null
      this.subjects[u] = had = this.arabic ? arabicSubject(this, u) : this.clauses.subject(u)
    }
    return had
  }

  private parsed?: Grammar
  /** The clauses of an English sentence. */
  get clauses(): Grammar { return this.parsed ??= new Grammar(this) }

  /** Whose things a pronoun means at `u`: the speaker's, else those of whom the sentence is about. */
  private owner(u: number): Argument | null {
    for (let k = u - 1; k >= 0; k--) if (this.units[k]!.kind === 'say') { const s = this.subject(k); if (s) return s }
    for (let k = 0; k < u; k++) if (this.units[k]!.kind === 'np' && this.units[k]!.prep < 0 && !this.units[k]!.np!.adjective) return { slot: 'object', np: this.units[k]!.np!, at: k }
    return null
  }

  /** Phrases without preposition to the right of `u`, before anything that ends its reach. */
  direct(u: number): readonly Argument[] { return this.right(u).filter(a => a.slot === 'object') }

  /** The arguments to the right of the word at `u`, in order. `object` is a phrase without preposition. */
  right(u: number): readonly Argument[] {
    return this.rights[u] ??= this.arabic ? this.scanRight(u) : this.clauses.right(u)
  }

  /** Whether `u` stands in what is said by the way: ، الذي تدعمه A،. */
  private inAside(u: number): boolean {
    for (let j = u - 1; j > 0 && j > u - 12; j--) if (this.units[j]!.kind === 'comma') return this.units[j - 1]?.np !== undefined && this.units[j + 1]!.kind === 'rel'
    return false
  }

  /** Where what is said between commas ends, of which the one at `k` is the first, when it begins as a relative or an apposition does: the index of the second, or −1. */
  private asideEnd(k: number): number {
    const first = this.units[k + 1], form = first?.kind === 'trigger' ? this.form(k + 1) : undefined
    if (!first || !(first.kind === 'rel' || first.kind === 'source' || form?.form === 'participle' || (form?.form === 'noun' && form.frame.noun!.left))) return -1
    for (let j = k + 2; j < this.units.length && j < k + 24; j++) { const x = this.units[j]!; if (x.kind === 'comma') return j; if (x.kind === 'say' || x.kind === 'colon') return -1 }
    return -1
  }

  /** The arguments of the noun at `u` that begin as far on as the preposition at `k`: اشتباكات اندلعت أمس، بين A وB. */
  far(u: number, k: number): Argument[] { return this.scanRight(u, k - 1) }

  private scanRight(u: number, from = u): Argument[] {
    const out: Argument[] = []
    const noun = this.units[u]!.kind === 'trigger' && this.form(u)?.form === 'noun'
    const cargo = this.units[u]!.kind === 'trigger' && this.form(u)?.frame.cargo === true
    const within = this.inAside(u)
    let inner: Trigger | undefined
    let budget = 9, closed = false, owned = false, hurt = false, prepAt = -1, chained = false, doer = false
    for (let k = from + 1; k < this.units.length && budget > 0; k++) {
      const x = this.units[k]!
      if (x.kind === 'np') {
        if (x.modifier) { budget = Math.min(9, budget + 1); continue }
        // في حلب وتركيا: where, as what it is joined to.
        if (this.arabic && x.np!.geo && this.units[k - 1]!.kind === 'and' && this.units[k - 3]?.slot === 'in' && !this.units[k - 2]!.np && this.units[k - 2]!.item.places.length > 0) continue
        const carried = x.prep < 0 && this.units[k - 1]!.kind === 'and' && out.length > 0 && out.at(-1)!.slot !== 'object' && noun && !(this.arabic && this.units[k - 2]?.kind === 'comma' && this.form(u)?.frame.noun?.left && this.form(u)!.frame.type === 'membership')
        // يتكون A من: B، C، D
        const listed = this.arabic && !noun && x.prep < 0 && this.units[k - 1]!.kind === 'comma' && this.units[k - 2]?.np !== undefined && out.at(-1)?.slot === 'from' && out.at(-1)!.at === k - 2 && this.form(u)?.frame.type === 'membership'
        if (listed) budget += 3
        if (carried || listed) { out.push({ slot: out.at(-1)!.slot, np: x.np!, at: k }); continue }
        // الحليف لB: what follows the participle's preposition is the participle's.
        if (owned && (x.prep >= 0 || prepAt >= 0)) { owned = false; prepAt = -1; continue }
        // تحالف بقيادة B: who leads is not who strikes.
        if (this.arabic && x.prep >= 0 && this.units[x.prep]!.item.key === 'بقياده' && this.units[x.prep - 1]?.np) continue
        if (hurt) { hurt = false; prepAt = -1; continue }
        const governor = x.prep >= 0 ? x.prep : prepAt >= 0 && k - prepAt <= 5 ? prepAt : -1
        // تأسست بعد انشقاقها عن B: the noun's.
        if (inner && governor >= 0 && inner.frame.type !== this.form(u)?.frame.type && inner.frame.noun?.[this.units[governor]!.slot as Slot]) { inner = undefined; prepAt = -1; continue }
        if (doer && governor < 0) { out.push({ slot: 'by', np: x.np!, at: k }); doer = false } else if (governor >= 0) out.push({ slot: this.units[governor]!.slot as Slot, np: x.np!, at: k })
        else if (chained) { out.push({ slot: 'on', np: x.np!, at: k }); chained = false; closed = true } else if (!closed) out.push({ slot: 'object', np: x.np!, at: k })
        prepAt = -1
        budget = Math.min(9, budget + 3)
        continue
      }
      // هجوم من المتوقع أن يشنه A
      if (noun && this.arabic && x.kind === 'that' && this.units[k + 1]?.kind === 'light' && this.units[k + 1]!.item.suffix && !this.units.slice(u + 1, k).some((_, j) => this.isVerb(u + 1 + j))) { prepAt = -1; continue }
      // نفذت 3 عمليات -بعد عام 2016- هي: ضد B
      if (this.arabic && x.item.mark === '-') { const end = this.units.findIndex((y, j) => j > k && j < k + 9 && y.item.mark === '-'); if (end > 0) { k = end; continue } }
      if (this.arabic && x.kind === 'colon' && (this.units[k - 1]!.kind === 'be' || (k - u < 5 && this.units[k - 1]!.kind === 'prep'))) { budget--; continue }
      // عملية "غصن الزيتون" ضد B: a name between quotation marks.
      if (this.arabic && x.item.mark === '"') { const end = this.units.findIndex((y, j) => j > k && j < k + 6 && y.item.mark === '"'); if (end > 0 && this.units.slice(k + 1, end).every(y => !y.np && (y.kind === 'word' || y.kind === 'skip' || y.kind === 'trigger' && y.triggers.every(t => t.form === 'verb')))) { k = end; budget -= 0.5; continue } }
      // خاض حروبا ضد A، بما في ذلك ضد B
      if (this.arabic && noun && x.item.key === 'بما في ذلك' && this.units[k + 1]?.kind === 'prep') { prepAt = -1; continue }
      if (STOPS.has(x.kind) || (x.kind === 'plan' && this.isVerb(k) && this.units[k - 1]!.kind === 'and') || x.kind === 'that' || x.kind === 'say' || x.kind === 'accuse' || x.kind === 'deny' || x.kind === 'undergo') break
      if (x.kind === 'trigger') {
        const f = this.form(k)
        if (cargo && f?.frame.type === 'alliance') { budget--; continue }
        // الدعم الذي قدمته A إلى B
        if (noun && this.arabic && f?.form === 'verb' && x.item.cues & BIT.light && x.item.suffix) { closed = true; doer = true; budget -= 1; continue }
        if (f?.form === 'verb') {
          if (noun && !chained && f.frame.verb?.object === 'recipient' && (!this.arabic || f.frame.type === this.form(u)!.frame.type) && this.units[k - 1]!.kind !== 'and') { chained = true; closed = true; continue }
          break
        }
        if (f?.form === 'noun' && out.length === 0 && this.units[k - 1]!.kind === 'and') continue
        if (f?.form === 'participle' && this.units[k - 1]!.modifier) continue
        if (f?.form === 'participle') { budget -= 1; closed = true; prepAt = -1; owned = this.units[k + 1]?.kind === 'prep'; continue }
        // غارات على A بالتزامن مع قصف لB: another's.
        if (noun && f?.form === 'noun' && f.frame.type === 'attack' && this.form(u)!.frame.type === 'attack' && this.units[k - 1]!.kind === 'prep' && this.units[k - 1]!.slot !== 'bi') break
        // غارات على A دعما لB: help, and no blow.
        if (noun && this.arabic && f?.form === 'noun' && f.frame.type === 'alliance' && f.frame.noun?.to && this.form(u)!.frame.type === 'attack' && (out.length > 0 || this.units[k - 1]!.slot === 'to')) break
        // دخل المعارك دعما لB ضد C: C is fought.
        if (noun && this.arabic && f?.form === 'noun' && f.frame.type === 'alliance' && this.form(u)!.frame.type === 'attack' && this.units[k + 2]?.np && this.units[k + 1]!.slot === 'to' && this.units[k + 3]?.slot === 'on') { k += 2; closed = true; prepAt = -1; continue }
        // تدريب مسلحين لمهاجمة B: no help to B; but دعما لعملية B is.
        if (noun && f?.form === 'noun' && f.frame.type === 'attack' && this.form(u)!.frame.type !== 'attack' && this.units[k - 1]!.slot === 'to' && !(this.arabic && this.form(u)!.frame.type === 'alliance' && /^(?:ال)?(?:عملي|حمل|معرك|معارك|هجوم)/.test(x.item.key) && this.units[k + 1]?.kind === 'np')) break
        if (!noun && f?.form === 'noun') inner = f
        // شارك في الاشتباكات مقاتلو B: the preposition has its noun.
        if (!noun && this.arabic && f?.form === 'noun' && prepAt === k - 1 && /^ال/.test(x.item.key)) prepAt = -1
        budget -= 2
        // لمهاجمة B: the preposition is the noun's, and so is B.
        // تدخلت A في اليمن لمحاربة B: B is fought, and nothing is done to it by the verb.
        if (this.arabic && !noun && f?.form === 'noun' && f.frame.type === 'attack' && prepAt === k - 1 && this.units[k - 1]!.slot === 'to' && this.form(u)?.frame.type !== 'attack') { prepAt = -1; closed = true; continue }
        // استهدفت بضربات مواقع لB: with what.
        if (f?.form === 'noun' && prepAt === k - 1 && f.frame.noun?.genitive === 'recipient') { prepAt = -1; closed = f.frame.type !== 'membership' && !(this.arabic && !noun && this.units[k - 1]!.slot === 'bi' && f.frame.type === 'attack') }
        continue
      }
      // غارة أسفرت عن مقتل قيادي في B: whoever is named behind is hurt in it.
      if (noun && this.arabic && x.kind === 'hurt' && prepAt === k - 1 && prepAt > u + 1 && this.units[prepAt - 1]!.kind === 'verb') { hurt = true; prepAt = -1; continue }
      // بالمدفعية, بالصواريخ: with what.
      if ((x.kind === 'agents' || x.kind === 'cargo') && prepAt === k - 1 && this.units[prepAt]!.slot === 'bi') { prepAt = -1; continue }
      // مضادة للدروع: the preposition has its noun.
      if (/^(?:word|cargo|agents|people|targets)$/.test(x.kind) && prepAt === k - 1 && /^(?:ال|لل)/.test(x.item.key) && !x.item.places.length && (x.kind === 'word' || this.arabic && this.units[this.units[k + 1]?.kind === 'skip' ? k + 2 : k + 1]?.kind === 'word')) prepAt = -1
      // خلال أسبوع: the preposition has its time.
      if (x.kind === 'time') { prepAt = -1; continue }
      if (x.kind === 'prep') { prepAt = k; continue }
      if (x.kind === 'rel') { if (noun) { budget -= 1; closed = true; continue } break }
      if (x.kind === 'verb') { if (noun && out.length === 0 && k - u <= 4) { closed = true; continue } break }
      if (x.kind === 'light') { if (!noun || (this.units[k - 1]!.kind === 'and' && !x.item.suffix)) break; closed = true; doer = true; budget -= 1; continue }
      if (x.kind === 'be') { if (noun) { budget--; continue } break }
      // `weapons, aircraft, tanks and training to B`
      if (cargo && (x.kind === 'cargo' || (x.kind === 'comma' && this.units[k - 1]!.kind === 'cargo'))) { budget -= 0.3; continue }
      // A، المدعومة من C،: said by the way.
      if (within && x.kind === 'comma') break
      const over = x.kind === 'comma' ? this.asideEnd(k) : -1
      if (over > 0) { k = over; prepAt = -1; continue }
      if (x.kind === 'comma') { budget -= 2; if (this.arabic) prepAt = -1; continue }
      if (x.kind === 'and') { budget--; continue }
      if (x.kind === 'targets' && this.arabic && (x.item.suffix || (this.units[k + 1]?.kind === 'own' && this.units[k + 1]!.slot === 'to'))) {
        // مواقعه, قواعد لها: whose they are was said before.
        const owner = this.owner(u)
        if (owner) out.push({ ...owner, slot: prepAt >= 0 ? (this.units[prepAt]!.slot as Slot) : 'object' })
        prepAt = -1
        continue
      }
      if (x.kind === 'targets' || x.kind === 'civil') { if (prepAt < 0) closed ||= x.kind === 'civil'; budget--; continue }
      if (x.kind === 'skip') { budget -= 0.3; continue }
      if (x.item.places.length && this.units[k + 1]?.item.key === 'based') { k++; continue }
      if (x.item.places.length) { if (prepAt >= 0) prepAt = -1; budget -= 0.5; continue }
      if (PASSING.has(x.kind)) budget--
    }
    return out
  }
}

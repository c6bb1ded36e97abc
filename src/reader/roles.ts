/** Who does what in a sentence: subjects of verbs, and the arguments of a signal word by their place and preposition. */
import type { Phrase, Unit } from './phrases.js'
import { BIT, type Slot, type Trigger } from './lexicon.js'

export interface Argument { slot: Slot; np: Phrase; at: number }

const STOPS = new Set(['sub', 'colon'])
const PASSING = new Set(['word', 'skip', 'people', 'agents', 'cargo', 'civil', 'own', 'neg', 'be', 'hurt', 'close', 'open', 'plan'])

const MASCULINE = /^(?:ال)?(?:جيش|حزب|تنظيم|لواء|مجلس|حشد|تحالف|فيلق|حرس|طيران|نظام|فصيل|جهاز|مسلح|مقاتل|متمرد|حوثي|جناح)/

/** Whether an Arabic verb (its key and part) cannot have the phrase behind it as its subject, by gender. When unsure it can. */
function disagrees(unit: Unit, np: Phrase): boolean {
  if (np.geo) return false
  const { key } = unit.item, part = unit.triggers.find(t => t.form === 'verb')?.part ?? unit.item.part
  const feminine = part === 'past' || part === 'passive' ? /ت$/.test(key) : part === 'present' || part === 'future' ? /^س?ت/.test(key) : undefined
  if (feminine === undefined) return false
  const head = np.head.split(' ')[0]!
  return feminine ? MASCULINE.test(head) : /(?:ه|ات)$/.test(head) && !/^(?:ال)?(?:مرتزقه|قاده|حلفاوه|جنوده|رجاله)$/.test(head) && !/(?:ان|ون|وا|ا|ن)$/.test(key)
}

/** One sentence's units with what has been worked out about them. */
export class Sentence {
  private readonly rights = new Map<number, Argument[]>()
  private readonly subjects = new Map<number, Argument | null>()
  /** `topic` is who the sentence before was about: the subject of a verb that begins this one and names none. */
  constructor(readonly units: readonly Unit[], readonly arabic: boolean, readonly topic: Phrase | null = null) {}

  /** Who the sentence is about: the subject of its first verb, else the first phrase. */
  about(): Phrase | null {
    for (let u = 0; u < this.units.length && u < 12; u++) if (this.isVerb(u)) { const s = this.subject(u); if (s) return s.np }
    const first = this.units.find(u => u.kind === 'np')
    return first && first.prep < 0 ? first.np! : null
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
    const { triggers, item } = this.units[u]!
    // `provided arms to`: what is given, not the verb.
    if (!this.arabic && item.cues & (BIT.cargo | BIT.targets) && !(this.units[u - 1]?.kind === 'np' && /^(?:np|skip|civil|people|targets|own)$/.test(this.units[u + 1]?.kind ?? '')) && !/to|will|not/.test(this.units[u - 1]?.item.key ?? '') && (triggers[0]!.part === 'third' || triggers[0]!.part === 'base' || item.cues & BIT.cargo)) return undefined
    if (triggers.length < 2) {
      // No past tense stands right behind a preposition: في تحالف is a noun that signals nothing.
      return this.arabic && triggers[0]?.part === 'past' && this.units[u - 1]?.kind === 'prep' ? undefined : triggers[0]
    }
    const noun = triggers.find(t => t.form === 'noun'), verb = triggers.find(t => t.form === 'verb'), participle = triggers.find(t => t.form === 'participle')
    if (participle && !noun && !verb) return participle
    if (!noun || !verb) return participle && !this.arabic ? participle : verb ?? noun ?? participle
    let k = u - 1
    while (k >= 0 && this.units[k]!.kind === 'skip' && this.units[k]!.item.mark) k--
    const before = this.units[k], next = this.units[u + 1]
    if (this.arabic) {
      if (item.suffix || item.key.startsWith('ال')) return noun
      if (item.key.endsWith('ا')) return before && (before.kind === 'that' || before.kind === 'and' || before.kind === 'rel' || (before.np?.members.length ?? 0) > 1) ? verb : noun
      if (before && (before.kind === 'prep' || before.kind === 'light' || before.kind === 'undergo' || (before.kind === 'trigger' && this.form(k)?.form !== 'verb'))) return noun
      for (let j = u - 1; j >= 0 && j > u - 9; j--) { const b = this.units[j]!; if (b.kind === 'light' || b.kind === 'undergo') return noun; if (b.kind === 'and' || b.kind === 'that') break }
      if (before?.kind === 'word' || before?.kind === 'hurt' || before?.kind === 'sub') return noun
      return verb
    }
    if (/gerund/.test(verb.part) && next?.slot === 'between') return noun
    if (/gerund/.test(verb.part) && before && (before.kind === 'prep' || before.kind === 'trigger' || before.item.key === 'the') && next?.kind !== 'np' && next?.kind !== 'people' && next?.kind !== 'targets' && before.slot !== 'by') return noun
    if (/third|base/.test(verb.part) && before?.kind === 'and' && next?.slot === 'with') return verb
    if (/past|participle|gerund/.test(verb.part) && !/base|third/.test(verb.part)) return verb
    if (before && /^(to|will|would|can|could|may|might|must|did|not|does|do|should|they|we|who|which|that|it|he)$/.test(before.item.key)) return verb
    if (next && (next.kind === 'prep' || next.kind === 'comma' || next.kind === 'and' || next.kind === 'verb' || next.kind === 'be' || next.kind === 'that') && !(before?.kind === 'np' && /third/.test(verb.part) && next.kind !== 'prep')) return noun
    if (before?.kind === 'np' && !before.np!.adjective && next && (next.kind === 'np' || next.kind === 'skip' || next.kind === 'targets' || next.kind === 'people' || next.kind === 'civil' || next.kind === 'own')) return verb
    return noun
  }

  private memo(u: number, make: () => Argument | null): Argument | null {
    const had = this.subjects.get(u)
    if (had !== undefined) return had
    this.subjects.set(u, null)
    const found = make()
    this.subjects.set(u, found)
    return found
  }

  /** The phrase that does what the verb at `u` says. */
  subject(u: number): Argument | null { return this.memo(u, () => (this.arabic ? this.arabicSubject(u) : this.englishSubject(u))) }

  /** The verb before `u` in the sentence, across which a subject is shared: `A advanced and attacked B`. */
  private sharedWith(u: number): number {
    let k = u - 1
    while (k >= 0 && (this.units[k]!.kind === 'skip' || this.units[k]!.kind === 'neg' || this.units[k]!.kind === 'be')) k--
    if (k < 0 || this.units[k]!.kind !== 'and') return -1
    const saying = this.units[u]!.kind === 'say'
    for (let n = 0; k >= 0 && n < 40; k--, n++) {
      const x = this.units[k]!
      if (x.kind === 'that' || x.kind === 'colon') return -1
      if (this.isVerb(k) && (saying || x.kind !== 'say')) return k
    }
    return -1
  }

  /** The noun phrase that `who`, الذي at `k` goes back to; the clause's own noun if it is a signal word. */
  antecedent(k: number): Argument | null {
    for (let j = k - 1, n = 0, strange = 0; j >= 0 && n < 8; j--, n++) {
      const x = this.units[j]!
      if (x.kind === 'word' && !x.item.places.length && !x.item.key.startsWith('ال') && ++strange > (/^وه/.test(this.units[k]!.item.key) ? 3 : 1)) return null
      // الحرب السورية التي: a war, not the Syrians.
      if (x.kind === 'np' && x.np!.adjective && this.units[j - 1]?.kind === 'trigger') return null
      if (x.kind === 'np') return { slot: 'subject', np: x.np!, at: j }
      if (x.item.proper) return null
      if (x.kind === 'trigger' || x.kind === 'targets' || this.isVerb(j)) return null
    }
    return null
  }

  private englishSubject(u: number): Argument | null {
    let budget = 9, jumped = false
    for (let k = u - 1; k >= 0 && budget > 0; k--) {
      const x = this.units[k]!
      if (x.kind === 'rel') return this.antecedent(k)
      if (x.kind === 'sub' && k >= u - 2 && /gerund/.test(this.units[u]!.item.part + (this.form(u)?.part ?? ''))) continue
      if (x.kind === 'word' && /^(they|it)$/.test(x.item.key)) return this.pronoun(k)
      if (x.item.proper && k >= u - 4) {
        // `Boko Haram leader Abubakar Shekau`: the group whose leader it is.
        let j = k
        while (j >= 0 && this.units[j]!.item.proper) j--
        const led = this.units[j]
        if (led?.kind === 'np' && led.np!.targets) return { slot: 'subject', np: led.np!, at: j }
      }
      if (x.item.proper && k >= u - 3 && !this.units.slice(k + 1, u).some(y => y.kind === 'prep')) return null
      if (x.kind === 'that' || STOPS.has(x.kind)) return x.item.key === 'that' ? this.antecedentIfNoun(k) : null
      if (x.kind === 'and' && k === u - 1) { const v = this.sharedWith(u); if (v >= 0) return this.subject(v) }
      if (x.kind === 'np') {
        if (x.modifier) continue
        if (x.prep < 0) return { slot: 'subject', np: x.np!, at: k }
        if (/gerund/.test(this.units[u]!.item.part + (this.form(u)?.part ?? '')) && (this.units[x.prep]!.kind === 'prep')) return { slot: 'subject', np: x.np!, at: k }
        k = x.prep
        budget--
        continue
      }
      if (x.kind === 'comma') {
        // A parenthesis before the verb: go back to where it began.
        if (k === u - 1 || this.units.slice(k + 1, u).every(y => y.kind === 'skip' || y.kind === 'be' || y.kind === 'neg')) {
          let j = k - 1
          while (j >= 0 && this.units[j]!.kind !== 'comma' && k - j < 25) j--
          if (j >= 0 && this.units[j]!.kind === 'comma' && !jumped) { k = j; jumped = true; continue }
        }
        budget -= 2
        continue
      }
      if (this.isVerb(k) || x.kind === 'trigger') {
        const v = this.sharedWith(u)
        if (v >= 0) return this.subject(v)
        if (x.kind === 'trigger' && this.form(k)?.form !== 'verb') { budget -= 2; continue }
        // `A plans to attack B`, `A continues attacking B`: the subject of the verb that governs it.
        const part = this.form(u)?.part ?? this.units[u]!.item.part
        if (/gerund|base/.test(part) && x.kind !== 'say' && (k >= u - 4 || (/base/.test(part) && this.units[u - 1]?.slot === 'to'))) return this.subject(k)
        return null
      }
      if (x.kind === 'targets' || x.kind === 'civil') { const p = this.units[k - 1]; if (!p || p.kind !== 'prep') return null }
      budget--
    }
    if (this.units[0]?.kind === 'own' && this.topic && u <= 4) return { slot: 'subject', np: this.topic, at: 0 }
    // `Using alliances with B, A controls …`: the subject comes after the comma.
    if (u <= 2) { const c = this.units.findIndex((y, k) => k > u && y.kind === 'comma'); const n = this.units[c + 1]; if (c > 0 && n?.kind === 'np') return { slot: 'subject', np: n.np!, at: c + 1 } }
    return null
  }

  /** Whom `they` or `it` at `k` means: the speaker of the sentence, else whom the sentence before was about. */
  private pronoun(k: number): Argument | null {
    for (let j = k - 1; j >= 0 && j > k - 4; j--) if (this.units[j]!.kind === 'say') return this.subject(j)
    return k <= 2 && this.topic ? { slot: 'subject', np: this.topic, at: k } : null
  }

  private antecedentIfNoun(k: number): Argument | null {
    const before = this.units[k - 1]
    return before && (before.kind === 'np' || before.kind === 'people' || before.kind === 'comma') ? this.antecedent(k) : null
  }

  private clauseInitial(k: number): boolean {
    let j = k - 1
    while (j >= 0 && this.units[j]!.kind === 'skip') j--
    if (j < 0) return true
    const x = this.units[j]!
    return x.kind === 'and' || x.kind === 'that' || x.kind === 'comma' || x.kind === 'be' || x.kind === 'sub' || x.kind === 'colon' || x.kind === 'open'
  }

  /** The phrase before an Arabic verb that is its subject: القوات التركية تقصف, كانت القوات قد قصفت. */
  private arabicBefore(u: number): Argument | null {
    for (let k = u - 1, words = 0; k >= 0 && words < 6; k--) {
      const x = this.units[k]!
      if (x.kind === 'rel') return this.antecedent(k)
      if (x.kind === 'np') {
        if (x.prep >= 0) { k = x.prep; words++; continue }
        const aside = this.units[k - 1]
        if (aside?.kind === 'trigger' && this.form(k - 1)?.form === 'participle') { k -= 1; words++; continue }
        return this.clauseInitial(k) ? { slot: 'subject', np: x.np!, at: k } : null
      }
      if (x.kind === 'skip' || x.kind === 'neg' || x.kind === 'be' || x.kind === 'plan') continue
      if (x.kind === 'comma' || x.kind === 'word' || x.kind === 'prep' || x.kind === 'close' || x.kind === 'open') { words++; continue }
      return null
    }
    return null
  }

  private arabicSubject(u: number): Argument | null {
    const x = this.units[u]!
    if (x.kind === 'light' && x.item.part === '') { for (let k = u - 1; k >= 0 && k > u - 9; k--) if (this.isVerb(k)) return this.subject(k) }
    const before = this.arabicBefore(u)
    if (before && !x.item.suffix) return before
    const [all] = this.direct(u)
    const first = all && !disagrees(x, all.np) ? all : undefined
    if (first && !(first.np.targets && !first.np.agents && x.kind === 'trigger')) return first
    if (before) return before
    const joint = this.units[u - 1]
    if (joint && (joint.kind === 'that' || joint.kind === 'sub')) {
      // وقال إنه نفذ, قبل أن تبايع: the subject is that of the verb before.
      for (let k = u - 2; k >= 0 && k > u - 12; k--) if (this.isVerb(k)) return this.subject(k)
      return null
    }
    if (joint?.kind === 'prep') {
      // تهديدات تركيا بشن, تمكنت من صد: the subject of the verb that governs it.
      for (let k = u - 2; k >= 0 && k > u - 12; k--) if (this.isVerb(k)) { const s = this.units[k]!.kind === 'say' ? null : this.subject(k); return s && s.at < u ? s : null }
    }
    const v = this.sharedWith(u)
    if (v >= 0) return this.subject(v)
    return u <= 2 && this.topic && !this.units.slice(0, u).some(y => y.kind === 'np' || y.kind === 'word') && !first ? { slot: 'subject', np: this.topic, at: u } : null
  }

  /** Whose things a pronoun means at `u`: the speaker's, else those of whom the sentence is about. */
  private owner(u: number): Argument | null {
    for (let k = u - 1; k >= 0; k--) if (this.units[k]!.kind === 'say') { const s = this.subject(k); if (s) return s }
    for (let k = 0; k < u; k++) if (this.units[k]!.kind === 'np' && this.units[k]!.prep < 0) return { slot: 'object', np: this.units[k]!.np!, at: k }
    return null
  }

  /** Phrases without preposition to the right of `u`, before anything that ends its reach. */
  direct(u: number): Argument[] { return this.right(u).filter(a => a.slot === 'object') }

  /** The arguments to the right of the word at `u`, in order. `object` is a phrase without preposition. */
  right(u: number): Argument[] {
    let had = this.rights.get(u)
    if (!had) this.rights.set(u, had = this.scanRight(u))
    return had
  }

  private scanRight(u: number): Argument[] {
    const out: Argument[] = []
    const noun = this.units[u]!.kind === 'trigger' && this.form(u)?.form === 'noun'
    const cargo = this.units[u]!.kind === 'trigger' && this.form(u)?.frame.cargo === true
    let budget = 9, closed = false, owned = false, prepAt = -1, chained = false, doer = false
    for (let k = u + 1; k < this.units.length && budget > 0; k++) {
      const x = this.units[k]!
      if (x.kind === 'np') {
        if (x.modifier) { budget = Math.min(9, budget + 1); continue }
        const next = this.units[k + 1]
        if (!this.arabic && x.prep < 0 && out.length + Number(closed) > 0 && next && (this.isVerb(k + 1) || next.kind === 'be')) break
        if (next?.kind === 'say' && !this.arabic && x.prep < 0) break
        const carried = x.prep < 0 && this.units[k - 1]!.kind === 'and' && out.length > 0 && out.at(-1)!.slot !== 'object' && (noun || !this.arabic)
        if (carried) { out.push({ slot: out.at(-1)!.slot, np: x.np!, at: k }); continue }
        // الحليف لB: what follows the participle's preposition is the participle's.
        if (owned && (x.prep >= 0 || prepAt >= 0)) { owned = false; prepAt = -1; continue }
        const governor = x.prep >= 0 ? x.prep : prepAt >= 0 && k - prepAt <= 5 ? prepAt : -1
        if (doer && governor < 0) { out.push({ slot: 'by', np: x.np!, at: k }); doer = false } else if (governor >= 0) out.push({ slot: this.units[governor]!.slot as Slot, np: x.np!, at: k })
        else if (chained) { out.push({ slot: 'on', np: x.np!, at: k }); chained = false; closed = true } else if (!closed) out.push({ slot: 'object', np: x.np!, at: k })
        prepAt = -1
        budget = Math.min(9, budget + 3)
        continue
      }
      if (STOPS.has(x.kind) || x.kind === 'that' || x.kind === 'say' || x.kind === 'accuse' || x.kind === 'deny' || x.kind === 'undergo') break
      if (x.kind === 'trigger') {
        const f = this.form(k)
        if (cargo && f?.frame.type === 'alliance') { budget--; continue }
        if (f?.form === 'verb') {
          if (noun && !chained && f.frame.verb?.object === 'recipient' && this.units[k - 1]!.kind !== 'and') { chained = true; closed = true; continue }
          break
        }
        if (f?.form === 'noun' && out.length === 0 && this.units[k - 1]!.kind === 'and') continue
        if (f?.form === 'noun' && !this.arabic) { budget -= 3; closed = true; continue }
        if (f?.form === 'participle' && this.units[k - 1]!.modifier) continue
        if (f?.form === 'participle') { budget -= 1; closed = true; owned = this.arabic && this.units[k + 1]?.kind === 'prep'; continue }
        budget -= 2
        continue
      }
      if (x.kind === 'prep') { prepAt = k; continue }
      if (x.kind === 'rel') { if (noun) { budget -= 1; closed = true; continue } break }
      if (x.kind === 'verb') { if (noun && out.length === 0 && k - u <= 4) { closed = true; continue } break }
      if (x.kind === 'light') { if (!noun || this.units[k - 1]!.kind === 'and') break; closed = true; doer = this.arabic; budget -= 1; continue }
      if (x.kind === 'be') { if (noun) { budget--; continue } break }
      if (x.kind === 'comma') { budget -= 2; if (!this.arabic) closed = true; continue }
      if (x.kind === 'and') { budget--; continue }
      if (x.kind === 'targets' && !this.arabic && this.units[k - 1]?.kind === 'own') {
        // `attacked their base`: whose base was said before.
        const me = this.subject(u), j = this.units.findIndex((y, n) => n < u && y.kind === 'np' && y.np !== me?.np && !y.modifier)
        if (j >= 0) out.push({ slot: prepAt >= 0 ? (this.units[prepAt]!.slot as Slot) : 'object', np: this.units[j]!.np!, at: j })
        prepAt = -1
        continue
      }
      if (x.kind === 'targets' && this.arabic && (x.item.suffix || (this.units[k + 1]?.kind === 'own' && this.units[k + 1]!.slot === 'to'))) {
        // مواقعه, قواعد لها: whose they are was said before.
        const owner = this.owner(u)
        if (owner) out.push({ ...owner, slot: prepAt >= 0 ? (this.units[prepAt]!.slot as Slot) : 'object' })
        prepAt = -1
        continue
      }
      if (x.kind === 'targets' || x.kind === 'civil') { if (prepAt < 0) closed ||= !this.arabic || x.kind === 'civil'; budget--; continue }
      if (x.kind === 'skip') { budget -= 0.3; continue }
      if (x.item.places.length && this.units[k + 1]?.item.key === 'based') { k++; continue }
      if (x.item.places.length) { if (prepAt >= 0) prepAt = -1; budget -= 0.5; continue }
      if (PASSING.has(x.kind)) budget--
    }
    return out
  }
}

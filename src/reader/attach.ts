/** What the noun phrases of an English sentence hang on: arguments of verbs and nouns, by their place and preposition. */
import { BIT, type Slot } from './lexicon.js'
import { type Chunk, Words } from './words.js'

/** `verb` is the last finite one, `near` the last of any form; `whole` is what a relative clause goes back to, `gap` that it is the object in it. */
export interface Clause { kind: 'main' | 'that' | 'sub' | 'rel'; subject: Chunk | null; verb: number; near: number; whole: Chunk | null; gap: boolean; outer: Clause | null; start: number }
/** The last noun phrase that a list can go on from, and what it is to what it hangs on. */
export interface Listed { head: Head | null; slot: Slot; chunk: Chunk }
/** A word that phrases can hang on; `chunk` is the one that a noun stands in. */
export interface Head { u: number; clause: Clause; chunk: Chunk | null }

/** The links between the words of one sentence. */
export class Links extends Words {
  readonly subjects = new Map<number, Chunk | null>()
  /** Verbs in the passive. */
  readonly passives = new Set<number>()
  protected readonly arguments = new Map<number, { slot: Slot; chunk: Chunk }[]>()
  readonly chunks: Chunk[] = []
  protected readonly clauseOf: (Clause | undefined)[] = []
  /** Words behind which those stand that make up a generic phrase: including, such as. */
  protected readonly listers = new Map<number, Chunk>()
  protected readonly governors = new Map<Chunk, { u: number; slot: string }>()

  protected push(head: number, slot: Slot, chunk: Chunk): void {
    this.listers.get(head)?.parts.push(chunk)
    const list = this.arguments.get(head)
    if (!this.governors.has(chunk)) this.governors.set(chunk, { u: head, slot })
    if (!list) this.arguments.set(head, [{ slot, chunk }])
    else if (!list.some(a => a.chunk === chunk)) list.push({ slot, chunk })
  }

  /** `groups with many aims that`: the groups, when the chunk behind `with` names no people. */
  protected bearer(chunk: Chunk): Chunk | undefined {
    const before = chunk.prep >= 0 && this.units[chunk.prep]!.slot === 'with' && this.units[chunk.head]!.kind === 'word' ? this.chunks[this.chunks.indexOf(chunk) - 1] : undefined
    return before && before.to === chunk.prep && this.units[before.head]!.kind === 'people' ? before : undefined
  }

  /** `the groups that fought B include A and C`: A and C are the groups. */
  protected lists(u: number): void {
    const kinds = this.s.form(u)?.entry === 'membership.en.comprises' ? this.subjects.get(u) : null
    if (kinds && kinds.who < 0 && kinds.event < 0) this.listers.set(u, kinds)
  }

  /** `A includes factions that B arms`: the factions, the object of the verb at `u`, are A's. */
  protected included(u: number, chunk: Chunk): void {
    if (chunk.who >= 0 || chunk.event >= 0 || this.units[chunk.head]!.kind !== 'people' || this.s.form(u)?.entry !== 'membership.en.comprises') return
    const whole = this.meant(this.subjects.get(u) ?? null)
    if (whole && whole.who >= 0) chunk.of = whole
  }

  /** Whether a chunk only says where: in Syria. */
  protected where(chunk: Chunk): boolean { return chunk.who < 0 && chunk.prep >= 0 && /^(?:in|on|from|other)$/.test(this.units[chunk.prep]!.slot) && (this.units[chunk.head]!.item.places.length > 0 || (this.units[chunk.prep]!.slot === 'in' && chunk.event < 0 && this.units[chunk.head]!.item.proper === true)) }

  protected takes(h: Head, slot: string): boolean {
    const f = this.classes[h.u] === 'V' || this.classes[h.u] === 'J' || this.units[h.u]!.kind === 'trigger' ? this.s.form(h.u) : undefined
    if (!f) return false
    const roles = f.frame[f.form]
    return roles?.[slot as Slot] !== undefined || (slot === 'beside' && f.form !== 'participle') || (slot === 'on' && f.frame.type === 'alliance' && f.form === 'verb') || (slot === 'by' && (f.form === 'verb' || f.frame.type === 'attack'))
  }

  /** Whether the head is the verb of a relative clause that says on whose side nameless fighters are: `forces that support` B. */
  protected sidesWith(h: Head): boolean {
    const of = this.subjects.get(h.u), f = this.classes[h.u] === 'V' ? this.s.form(h.u) : undefined
    return h.clause.kind === 'rel' && f?.frame.type === 'alliance' && f.frame.verb?.object === 'recipient' && !!of && of.who < 0 && /^(?:people|cargo|agents)$/.test(this.units[of.head]!.kind)
  }

  /** `targets in two places linked to B`: B's. */
  protected placed(h: Head, chunk: Chunk): void {
    const s = this.classes[h.u] === 'J' && chunk.who >= 0 ? this.subjects.get(h.u) : undefined
    // `militants loyal to B` are B's; `fighters trained by B` are not B.
    const kind = s && this.units[s.head]!.item.cues & BIT.people ? 'people' : s && this.units[s.head]!.kind
    const own = kind === 'people' ? this.s.form(h.u)!.entry === 'alliance.en.loyal' && !/^(?:allied|aligned|friendly)/.test(this.units[h.u]!.item.key) : /^(?:targets|word|agents|cargo)$/.test(kind ?? '')
    const g = s ? this.governors.get(s) : undefined
    if (!s || s.who >= 0 || s.of || s.event >= 0 || !own || (g && this.s.form(g.u)?.frame.type === 'membership') || !/^(?:alliance|membership)$/.test(this.s.form(h.u)!.frame.type)) return
    s.of = chunk
    const before = this.chunks[this.chunks.indexOf(s) - 1]
    if (s.prep >= 0 && before && before.to === s.prep && before.who < 0 && this.units[before.head]!.kind === 'targets') before.of = chunk
  }

  /** Whether a finite verb comes within the sentence behind `u`, over asides. */
  protected waitsFor(u: number): boolean { for (let k = u, n = 0; k < this.units.length && n < 20; k++, n++) if (this.classes[k] === ',' && (this.classes[this.next(k + 1)] === 'B' || (this.classes[this.next(k + 1)] === 'V' && !/^gerund$/.test(this.part(this.next(k + 1)))))) return true; else if (k === u && (this.classes[this.next(k)] === 'B' || this.classes[this.next(k)] === 'V')) return true; return false }

  /** Whether a verb of which the noun `h` is not the subject has come behind it. */
  private another(h: Head): boolean {
    for (const [v, of] of this.subjects) if (v > h.u && this.classes[v] === 'V' && of !== h.chunk && this.clauseOf[v]?.kind !== 'rel') return true
    return false
  }

  protected clauseOfAll(chunk: Chunk, cur: Clause): void { for (let k = chunk.from; k < chunk.to; k++) this.clauseOf[k] = cur }

  /** Gives a prepositional phrase to the nearest word that takes it; to the verb whose object that word is as well. */
  protected attach(heads: readonly Head[], cur: Clause, slot: Slot, chunk: Chunk, last: Chunk | null): void {
    // `a base manned by B`, `fighters recruited by B`: of that word alone, unless it is said of an attack.
    const held = slot === 'by' && last && last.to === chunk.prep && this.units[last.to - 1]!.item.cues & BIT.held
    if (held) { this.push(last.to - 1, 'by', chunk); return }
    const behind = this.before(chunk.prep)
    const made = slot === 'by' && this.classes[behind] !== 'J' ? (this.classes[behind] === 'V' ? behind : cur.near) : -1
    // `bases in Iraq and Syria used by A`: A's bases.
    if (made >= 0 && this.units[made]!.item.cues & BIT.held) {
      let k = this.chunks.indexOf(chunk) - 1
      while (k > 0 && (this.where(this.chunks[k]!) || (this.chunks[k]!.who >= 0 && this.units[this.chunks[k]!.who]!.np!.geo && this.chunks[k]!.prep >= 0))) k--
      const base = this.chunks[k]
      const g = base && this.governors.get(base), struck = g?.slot === 'object' && this.s.form(g.u)?.frame.type === 'attack'
      if (base && base.who < 0 && !base.of && (this.units[base.head]!.kind === 'targets' || (struck && /^(?:word|cargo|agents)$/.test(this.units[base.head]!.kind)))) { base.of = chunk; return }
    }
    if (made >= 0 && this.classes[made] === 'V' && this.passives.has(made) && !this.takes({ u: made, clause: cur, chunk: null }, 'by')) {
      const of = this.subjects.get(made)
      if (!of || of.event < 0) { this.push(made, 'by', chunk); return }
    }
    let own = false
    for (let k = heads.length - 1, n = 0; k >= 0 && n < 6; k--, n++) {
      const h = heads[k]!
      own ||= h.clause === cur && this.classes[h.u] === 'V'
      // `clashes that began between A and B`
      const gone = cur.kind === 'rel' && h.chunk !== null && h.chunk === cur.whole
      if (own && !gone && h.clause !== cur && h.clause.kind !== 'rel' && cur.kind !== 'that') break
      if (h.clause !== cur && !gone && !(h.clause.kind === 'rel' ? false : h.clause.start >= cur.start) && n > 1) break
      if (slot === 'of' && h.chunk && h.chunk !== last) continue
      // `the raid, which killed two, was claimed by A`: the relative has ended.
      if (h.clause !== cur && h.clause.kind === 'rel' && h.clause.outer === cur && cur.verb > h.u) continue
      if (!this.takes(h, slot)) continue
      // `A's arm, and led it to victory in B`: what is no longer beside the word is not its.
      if (h.chunk && h.chunk !== last && this.s.form(h.u)?.frame.type === 'membership') continue
      // `is part of A, a coalition of B`: the word has what follows it.
      if (slot === 'of' && / of$/.test(this.units[h.u]!.item.key) && this.arguments.get(h.u)?.some(a => a.slot === 'object')) continue
      // `were killed in clashes with A, saying ties with B are good`: not a clash with B.
      if (h.chunk && h.chunk !== last && last && last.to === chunk.prep && slot === 'with' && this.another(h)) continue
      this.push(h.u, slot, chunk)
      this.placed(h, chunk)
      // `is armed and financed by B`
      const other = heads[k - 1]
      if (slot === 'by' && other && this.passives.has(other.u) && h.u - other.u < 4 && this.classes.slice(other.u + 1, h.u).every(c => /^[C,A]$/.test(c)) && this.takes(other, slot)) this.push(other.u, slot, chunk)
      // `receives support, including from B`
      if (this.units[h.u]!.item.key === 'including') continue
      const of = this.passives.has(h.u) ? this.subjects.get(h.u) : null
      if (of && of.event >= 0 && this.takes({ u: of.event, clause: h.clause, chunk: of }, slot)) this.push(of.event, slot, chunk)
      if (h.chunk && h.chunk.prep < 0) for (let j = k - 1; j >= 0 && j >= k - 3; j--) { const v = heads[j]!; if (this.classes[v.u] === 'V' && this.arguments.get(v.u)?.some(a => a.chunk === h.chunk) && this.takes(v, slot)) this.push(v.u, slot, chunk) }
      return
    }
  }

  /** `A, backed by B,`: A, when the chunk is B and alone. */
  protected aside(chunk: Chunk): Chunk | null {
    const g = this.governors.get(chunk)
    if (!g || this.classes[this.before(g.u)] !== ',' || (this.classes[g.u] !== 'J' && !this.passives.has(g.u)) || (this.arguments.get(g.u)?.length ?? 0) !== 1) return null
    const whom = this.subjects.get(g.u)
    return whom && whom.who >= 0 && whom.to === this.before(g.u) ? whom : null
  }

  /** The participle whose `by` phrase a chunk is, or −1. */
  protected participleOf(chunk: Chunk): number {
    const g = this.governors.get(chunk)
    return g && (g.slot === 'by' || (g.slot === 'object' && / by$/.test(this.units[g.u]!.item.key))) && (this.classes[g.u] === 'J' || this.passives.has(g.u)) ? g.u : -1
  }

  /** Whether a clause further out still waits for its verb. */
  protected waits(cur: Clause): boolean { for (let c: Clause | null = cur; c; c = c.outer) if (c.subject && c.verb < 0) return true; return false }

  protected chunkEnds(b: number, last: Chunk): boolean { return b < last.to && b >= last.from }

  protected objectOf(u: number): Chunk | null { return this.arguments.get(u)?.find(a => a.slot === 'object')?.chunk ?? null }

  /** Who is meant by a chunk that only says of what kind somebody is. */
  protected meant(chunk: Chunk | null): Chunk | null {
    for (let c = chunk, n = 0; c && n < 4; c = c.of, n++) if (c.who >= 0 || !c.of) return c
    return chunk
  }
}

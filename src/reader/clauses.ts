/**
 * The clauses of an English sentence: verbs with their subjects, objects and prepositional phrases. One pass from left to right with a stack of clauses;
 * what a noun phrase hangs on is settled when it is met. Linear in the sentence.
 */
import type { Slot } from './lexicon.js'
import type { Sentence } from './roles.js'
import { type Chunk, type Class, TAILED, Words } from './words.js'

/** `verb` is the last finite one, `near` the last of any form; `whole` is what a relative clause goes back to, `gap` that it is the object in it. */
interface Clause { kind: 'main' | 'that' | 'sub' | 'rel'; subject: Chunk | null; verb: number; near: number; whole: Chunk | null; gap: boolean; outer: Clause | null; start: number }
/** The last noun phrase that a list can go on from, and what it is to what it hangs on. */
interface Listed { head: Head | null; slot: Slot; chunk: Chunk }
interface Head { u: number; clause: Clause; chunk: Chunk | null }

/** Verbs whose object does what the infinitive behind it says: helped B to fight. */
const CONTROL = /^(?:help|urg|ask|order|sen[dt]|deploy|dispatch|allow|enabl|forc|persuad|train|arm|pay|paid|recruit|hir|call|le[fd]|push|encourag|instruct|want|accus|back|support)/

/** The clauses of one sentence. */
export class Clauses extends Words {
  readonly subjects = new Map<number, Chunk | null>()
  /** Verbs in the passive. */
  readonly passives = new Set<number>()
  protected readonly arguments = new Map<number, { slot: Slot; chunk: Chunk }[]>()
  readonly chunks: Chunk[] = []
  protected readonly lasts: number[] = []
  protected readonly within: (Chunk | undefined)[] = []
  protected readonly clauseOf: (Clause | undefined)[] = []
  protected readonly listers = new Map<number, Chunk>()
  protected readonly governors = new Map<Chunk, { u: number; slot: string }>()

  constructor(s: Sentence) { super(s); this.parse() }

  protected push(head: number, slot: Slot, chunk: Chunk): void {
    this.listers.get(head)?.parts.push(chunk)
    const list = this.arguments.get(head)
    if (!this.governors.has(chunk)) this.governors.set(chunk, { u: head, slot })
    if (!list) this.arguments.set(head, [{ slot, chunk }])
    else if (!list.some(a => a.chunk === chunk)) list.push({ slot, chunk })
  }

  protected takes(h: Head, slot: string): boolean {
    const f = this.classes[h.u] === 'V' || this.classes[h.u] === 'J' || this.units[h.u]!.kind === 'trigger' ? this.s.form(h.u) : undefined
    if (!f) return false
    const roles = f.frame[f.form]
    return roles?.[slot as Slot] !== undefined || (slot === 'beside' && f.form !== 'participle') || (slot === 'on' && f.frame.type === 'alliance' && f.form === 'verb') || (slot === 'by' && (f.form === 'verb' || f.frame.type === 'attack'))
  }

  protected parse(): void {
    const { units, classes } = this
    const open = (kind: Clause['kind'], outer: Clause | null, start: number, whole: Chunk | null = null): Clause => ({ kind, subject: null, verb: -1, near: -1, whole, gap: false, outer, start })
    let cur = open('main', null, 0)
    const pronouns: { chunk: Chunk; clause: Clause }[] = [], heads: Head[] = [], pending: { u: number; clause: Clause }[] = []
    let last: Chunk | null = null, object = null as Listed | null
    let transitive: Head | null = null
    for (let u = this.dateline(); u < units.length;) {
      const c = classes[u]!, x = units[u]!
      if (c === 'A' || c === 'Q' || c === ')') { u++; continue }
      if (c === '(') { let k = u; while (k < units.length && k < u + 12 && classes[k] !== ')') k++; if (classes[k] === ')') { u = k + 1; continue } u++; continue }
      const b = this.before(u), prev = b < 0 ? ':' : classes[b]!
      if (c === ':') { cur = open('main', null, u); transitive = null; object = null; u++; continue }
      if (c === 'S') {
        // A clause of its own, or a preposition of time: `after the attack`.
        const n = this.next(u + 1)
        if (classes[n] === 'V' || this.verbFollows(n) || (classes[n] === 'N' && this.resumes(n))) cur = open('sub', cur.kind === 'rel' && !(classes[n] === 'V' && cur.verb >= 0) ? cur.outer : cur, u)
        else classes[u] = 'P'
        transitive = null; object = null; u++; continue
      }
      if (c === 'T') { cur = open('that', cur, u); transitive = null; object = null; u++; continue }
      if (c === 'R') { let whole = last; while (whole && whole.who < 0 && !whole.of && whole.holder) whole = whole.holder; cur = open('rel', cur, u, whole); transitive = null; object = null; u++; continue }
      if (c === ',') { transitive = null; if (cur.kind === 'sub' && cur.verb >= 0 && cur.outer && cur.outer.verb < 0) cur = cur.outer; u++; continue }
      if (c === 'C') { u++; continue }
      if (c === 'P') { if (/^(?:since|until|as)$/.test(x.item.key) && !(x.item.key === 'as' && prev === 'V') && this.verbFollows(u + 1) && classes[this.next(u + 1)] === 'N') { cur = open('sub', cur.kind === 'rel' ? cur.outer : cur, u); classes[u] = 'S'; transitive = null; object = null } u++; continue }
      if (c === 'B') {
        const n = this.next(u + 1)
        if (classes[n] === 'V' || classes[n] === 'B') { if (classes[n] === 'B' || /gerund|past|participle/.test(this.part(n))) { u++; continue } }
        let k = b
        while (k >= 0 && (classes[k] === 'B' || classes[k] === 'A' || classes[k] === 'Q')) k--
        cur = this.settle(u, cur, k < 0 ? ':' : classes[k]!, last, k)
        u++; continue
      }
      this.clauseOf[u] = cur
      if (c === 'V' || c === 'J') {
        const h: Head = { u, clause: cur, chunk: null }
        if (c === 'V' && cur.gap && cur.whole) this.push(u, 'object', cur.whole)
        if (c === 'V') { cur = this.verb(u, cur, b, last, object?.chunk ?? null, pending); h.clause = cur } else this.left(u, cur, b, last, pending)
        heads.push(h)
        if (c === 'V') cur.near = u
        // `trained and armed B`
        const joint = c === 'V' && prev === 'C' && heads.length > 1 && classes[heads.at(-2)!.u] === 'V' && b - heads.at(-2)!.u === 1 ? heads.at(-2)! : null
        transitive = h
        if (joint) h.chunk = null
        this.lasts[u] = joint ? joint.u : -1
        object = null
        this.clauseOf[u] = cur
        u++
        continue
      }
      // A noun chunk.
      const prep = prev === 'P' ? b : -1
      const chunk = this.chunkAt(u, prep)
      if (prev === 'C' && units[chunk.from]!.item.key === 'allied') this.subjects.set(chunk.from, last)
      for (let k = chunk.from + 1; k < chunk.to; k++) if (classes[k] === 'D' && units[k]!.triggers.some(t => t.frame.type === 'rivalry')) this.subjects.set(k, prev === 'C' && last ? { ...last, also: [] } : cur.subject)
      for (let k = chunk.from; k < chunk.to; k++) { this.within[k] = chunk; if (classes[k] === 'D' && units[k]!.kind === 'trigger' && chunk.who > k) this.push(k, 'object', chunk) }
      if (chunk.head < 0) { for (let k = chunk.from; k < chunk.to; k++) if (classes[k] === 'D') classes[k] = 'A' }
      if (chunk.head < 0) { u = Math.max(chunk.to, u + 1); continue }
      this.chunks.push(chunk)
      const n = this.next(chunk.to)
      const finite = classes[n] === 'B' || (classes[n] === 'V' && !/^gerund$/.test(this.part(n)))
      if (prep >= 0) {
        const slot = units[prep]!.slot
        if (slot === 'of' && last && last.to === prep) chunk.holder = last
        // `rebels from A`, `bases of A`
        if (last && last.to === prep && /^(?:from|of|with)$/.test(slot) && last.who < 0 && last.event < 0 && !last.of && /^(?:people|targets|agents|cargo|word)$/.test(units[last.head]!.kind) && (slot === 'of' || units[last.head]!.kind === 'people') && !(chunk.who >= 0 && units[chunk.who]!.np!.geo)) last.of = chunk
        // `the alliance known as A`
        if (slot === 'as' && last && /^(?:known|called|named|styled|dubbed|calling)$/.test(units[this.before(prep)]?.item.key ?? '')) {
          let whole = last
          while (whole.holder) whole = whole.holder
          if (whole.who < 0) whole.of = chunk
          else if (chunk.who >= 0) whole.who = chunk.who
        }
        this.attach(heads, cur, slot as Slot, chunk, last)
        object = { head: null, slot: slot as Slot, chunk }
      } else if (transitive && prev !== ',' && prev !== 'C') {
        const opens = finite && units[transitive.u]!.kind === 'say'
        if (opens || (finite && this.verbFollows(n) && this.saying(transitive.u))) { cur = open('that', cur, u); cur.subject = chunk; object = null }
        else {
          this.push(transitive.u, 'object', chunk)
          const shared = this.lasts[transitive.u] ?? -1
          if (shared >= 0 && !this.arguments.get(shared)?.length) this.push(shared, 'object', chunk)
          object = { head: transitive, slot: 'object', chunk }
        }
        transitive = null
      } else if (prev === ',' && last && last.who < 0 && this.describing(last.head) && chunk.who >= 0 && b === last.to) last.of = chunk
      else if ((prev === 'C' || prev === ',') && object && !this.clauseBegins(chunk, n) && !(prev === ',' && this.apposed(chunk))) {
        // A list goes on.
        chunk.prep = object.chunk.prep
        if (object.head) this.push(object.head.u, object.slot, chunk)
        else for (const [k, list] of this.arguments) if (list.some(a => a.chunk === object!.chunk)) this.push(k, object.slot, chunk)
        object = { ...object, chunk }
      } else if (prev === 'B' && b >= 0 && (this.subjects.get(b) ?? cur.subject)) chunk.of = this.subjects.get(b) ?? cur.subject
      else if (cur.verb < 0) {
        if (cur.subject === null) cur.subject = chunk
        else if (prev === 'C') cur.subject.also.push(chunk)
        else if (prev === ',') { if (chunk.who >= 0 && cur.subject.who >= 0 && /^an?$/.test(units[cur.subject.from]!.item.key)) cur.subject.who = chunk.who; else if (this.apposed(chunk)) chunk.of = last; else if (cur.subject.who < 0 && cur.subject.event < 0 && chunk.who >= 0) cur.subject.also.push(chunk); else if (this.listed(chunk)) cur.subject.also.push(chunk); else if (last && last.who >= 0) chunk.of = last }
      } else if (prev === 'N' && last && this.apposed(chunk) && chunk.owner >= 0) chunk.of = last
      else if (prev === 'N' && this.verbFollows(chunk.to)) { cur = open('main', cur.outer, u); cur.subject = chunk }
      else if ((prev === 'C' || prev === ',') && finite) {
        if (prev === ',' && cur.kind === 'rel' && cur.outer) cur = cur.outer.verb < 0 ? cur.outer : cur
        cur = open(cur.kind === 'that' ? 'that' : 'main', cur.outer, u); cur.subject = chunk
      } else if (prev === ',' && this.apposed(chunk)) chunk.of = last
      else if (prev === ',' || prev === 'C') { if (this.clauseBegins(chunk, n)) { cur = open('main', cur.outer, u); cur.subject = chunk } }
      // `A and B look to C, which trains them`
      const trained = x.item.key === 'them' && cur.kind === 'rel' && chunk.who >= 0 ? cur.outer?.subject : null
      if (trained && (trained.also.length > 0 || (trained.who >= 0 && units[trained.who]!.np!.members.length > 1))) { chunk.who = -1; chunk.of = trained }
      if (chunk.who < 0 && chunk.to - chunk.from === 1 && /^(?:it|they)$/.test(x.item.key)) pronouns.push({ chunk, clause: cur })
      if (chunk.event >= 0) heads.push({ u: chunk.event, clause: cur, chunk })
      for (let k = chunk.from; k < chunk.to; k++) if (k !== chunk.event && units[k]!.kind === 'trigger' && this.s.form(k)?.form === 'noun') heads.push({ u: k, clause: cur, chunk })
      for (let k = chunk.from; k < chunk.to; k++) this.clauseOf[k] = cur
      // `rockets at B`, `opened fire on B`
      if (units[chunk.head]?.kind === 'trigger' && TAILED.test(units[chunk.head]!.item.key)) transitive = heads.find(h => h.u === chunk.head) ?? null
      last = chunk
      u = Math.max(chunk.to, u + 1)
    }
    for (const { chunk, clause } of pronouns) { const of = clause.outer?.subject; if (of && of !== chunk) chunk.of = of }
    for (const p of pending) if (!this.subjects.get(p.u)) this.subjects.set(p.u, cur.subject)
  }

  /** Gives a prepositional phrase to the nearest word that takes it; to the verb whose object that word is as well. */
  protected attach(heads: readonly Head[], cur: Clause, slot: Slot, chunk: Chunk, last: Chunk | null): void {
    for (let k = heads.length - 1, n = 0; k >= 0 && n < 6; k--, n++) {
      const h = heads[k]!
      if (h.clause !== cur && !(h.clause.kind === 'rel' ? false : h.clause.start >= cur.start) && n > 1) break
      if (slot === 'of' && h.chunk && h.chunk !== last) continue
      if (!this.takes(h, slot)) continue
      this.push(h.u, slot, chunk)
      // `receives support, including from B`
      if (this.units[h.u]!.item.key === 'including') continue
      const of = this.passives.has(h.u) ? this.subjects.get(h.u) : null
      if (of && of.event >= 0 && this.takes({ u: of.event, clause: h.clause, chunk: of }, slot)) this.push(of.event, slot, chunk)
      if (h.chunk && h.chunk.prep < 0) for (let j = k - 1; j >= 0 && j >= k - 3; j--) { const v = heads[j]!; if (this.classes[v.u] === 'V' && this.arguments.get(v.u)?.some(a => a.chunk === h.chunk) && this.takes(v, slot)) this.push(v.u, slot, chunk) }
      return
    }
  }

  /** The clause that a finite verb or copula at `u` belongs to, and its subject. */
  protected settle(u: number, cur: Clause, prev: Class, last: Chunk | null, b: number): Clause {
    const set = (c: Clause, subject: Chunk | null): Clause => { this.subjects.set(u, subject); c.verb = u; return c }
    if (cur.kind === 'rel' && cur.verb < 0) {
      if (cur.subject) {
        // `B, whose leader pledged`; `the rebels that A arms`
        const whose = this.units[cur.start]!.item.key === 'whose'
        if (whose && cur.subject.who < 0 && !/^(?:it|they)$/.test(this.units[cur.subject.from]!.item.key)) return set(cur, this.meant(cur.whole))
        if (cur.whole && (!whose || cur.subject.who >= 0 || cur.subject.to - cur.subject.from === 1 && /^(?:it|they)$/.test(this.units[cur.subject.from]!.item.key)) && this.units[cur.start]!.item.key !== 'where') { this.push(u, 'object', cur.whole); cur.gap = true }
        return set(cur, cur.subject)
      }
      return set(cur, this.meant(cur.whole))
    }
    if (cur.verb < 0) return set(cur, cur.subject ?? (cur.outer && prev !== 'C' && cur.kind !== 'main' ? cur.outer.subject : null))
    if (prev === 'C' || (prev === ',' && b >= 0)) {
      // `A, which fought B, attacked C`
      if (prev === ',' && cur.kind !== 'main') { let c: Clause | null = cur; while (c && !(c.subject && c.verb < 0)) c = c.outer; if (c) return set(c, c.subject) }
      return set(cur, this.subjects.get(cur.verb) ?? cur.subject)
    }
    let c: Clause | null = cur
    while (c && !(c.subject && c.verb < 0)) c = c.outer
    if (c) return set(c, c.subject)
    const own: Clause = { kind: 'main', subject: last, verb: u, near: u, whole: null, gap: false, outer: cur.outer, start: u }
    return set(own, last && last.prep < 0 ? last : null)
  }

  protected verb(u: number, cur: Clause, b: number, last: Chunk | null, object: Chunk | null, pending: { u: number; clause: Clause }[]): Clause {
    const { classes, units } = this, part = this.part(u), prev = b < 0 ? ':' : classes[b]!
    const governor = cur.verb
    if (prev === 'B') {
      // The auxiliary's clause is the verb's.
      const be = /^(?:is|are|was|were|be|been|being)$/.test(units[b]!.item.key)
      if (be && /participle/.test(part)) this.passives.add(u)
      let k = b
      while (k >= 0 && (classes[k] === 'B' || classes[k] === 'A' || classes[k] === 'Q')) k--
      if (k >= 0 && classes[k] === 'P' && units[k]!.slot === 'to') { this.subjects.set(u, this.controlled(cur, object)); cur.verb = u; return cur }
      if (units[k + 1]?.item.key === 'being' || units[k + 1]?.item.key === 'having') { this.subjects.set(u, k >= 0 && classes[k] === 'N' ? last : cur.subject); return cur }
      return this.settle(u, cur, k < 0 ? ':' : classes[k]!, last, k)
    }
    if (prev === 'P' && units[b]!.slot === 'to' && /base/.test(part)) {
      // `the coalition to defeat B carried out`: the clause still waits for its verb.
      if (cur.verb < 0 && prev === 'P' && last && cur.subject) { this.subjects.set(u, last); return cur }
      this.subjects.set(u, this.controlled(cur, object)); cur.verb = u; return cur
    }
    if (/gerund/.test(part)) {
      if (prev === 'N' && last && last.who < 0 && /^(?:carrying|transporting|housing|hosting|holding|escorting)$/.test(units[u]!.item.key)) this.listers.set(u, last)
      if (prev === 'N' && last && last.to >= b && this.chunkEnds(b, last)) { this.subjects.set(u, this.meant(last)); return cur }
      if (prev === 'S') { const of = cur.outer && cur.outer.verb >= 0 ? this.subjects.get(cur.outer.verb) ?? cur.outer.subject : cur.outer?.subject ?? null; this.subjects.set(u, of); if (!of) pending.push({ u, clause: cur }); cur.verb = u; return cur }
      if (governor < 0 && cur.subject === null) { pending.push({ u, clause: cur }); this.subjects.set(u, null); return cur }
      const accused = governor >= 0 && units[governor]!.kind === 'accuse' && prev === 'P' ? this.passives.has(governor) ? this.subjects.get(governor) : object ?? this.objectOf(governor) : null
      this.subjects.set(u, accused ?? (governor >= 0 ? this.subjects.get(governor) ?? cur.subject : cur.subject))
      return cur
    }
    // `a convoy targeted by B`, `fighters killed in the raid said`
    const n = this.next(u + 1)
    const shared = prev === 'C' && /participle/.test(part) && last && last.prep >= 0 && classes[n] === 'P' && units[n]!.slot === 'by' ? this.participleOf(last) : -1
    if (shared >= 0) { this.passives.add(u); this.subjects.set(u, this.subjects.get(shared) ?? null); return cur }
    if (prev === 'P' && /participle/.test(part) && units[u - 1]?.item.key === 'those') { this.passives.add(u); this.subjects.set(u, cur.subject); return cur }
    const named = /^(?:known|called|named|dubbed|styled)$/.test(units[u]!.item.key) || (prev === ',' && cur.verb < 0 && cur.subject !== null && /participle/.test(part) && this.resumes(u))
    const reduced = named || /participle/.test(part) && (classes[n] === 'P' && units[n]!.slot === 'by' || (prev === 'N' && cur.verb >= 0 && cur.kind !== 'that' && last?.prep !== undefined && !this.waits(cur)) || (prev === 'N' && classes[n] === 'P' && this.verbFollows(n)) || (prev === ',' && cur.verb >= 0 && classes[n] === 'P' && units[n]!.slot === 'by'))
    if (reduced && !(prev === 'C' && cur.verb >= 0 && !this.passives.has(cur.verb))) { this.passives.add(u); this.subjects.set(u, prev === 'N' || named ? this.meant(last) : prev === 'C' && cur.verb >= 0 ? this.subjects.get(cur.verb) ?? null : b < 0 ? null : last); if (b < 0) pending.push({ u, clause: cur }); return cur }
    if (prev === 'C' && cur.verb >= 0 && this.passives.has(cur.verb) && /participle/.test(part) && classes[n] === 'P') { this.passives.add(u); this.subjects.set(u, this.subjects.get(cur.verb) ?? null); return cur }
    return this.settle(u, cur, prev, last, b)
  }

  /** The participle whose `by` phrase a chunk is, or −1. */
  protected participleOf(chunk: Chunk): number {
    const g = this.governors.get(chunk)
    return g && g.slot === 'by' && (this.classes[g.u] === 'J' || this.passives.has(g.u)) ? g.u : -1
  }

  /** Whether a clause further out still waits for its verb. */
  protected waits(cur: Clause): boolean { for (let c: Clause | null = cur; c; c = c.outer) if (c.subject && c.verb < 0) return true; return false }

  protected chunkEnds(b: number, last: Chunk): boolean { return b < last.to && b >= last.from }

  protected objectOf(u: number): Chunk | null { return this.arguments.get(u)?.find(a => a.slot === 'object')?.chunk ?? null }

  /** Who does what an infinitive says: the object of `help`, else the subject of the verb that governs it. */
  protected controlled(cur: Clause, object: Chunk | null): Chunk | null {
    const g = cur.near >= 0 ? cur.near : cur.verb
    if (g < 0) return cur.subject
    if (object && !this.passives.has(g) && CONTROL.test(this.units[g]!.item.key)) { const whom = this.objectOf(g); if (whom && (whom.who >= 0 || whom.of)) return whom }
    return this.subjects.get(g) ?? cur.subject
  }

  /** Whom a participle or apposition (backed by, part of) is said of. */
  protected left(u: number, cur: Clause, before: number, last: Chunk | null, pending: { u: number; clause: Clause }[]): void {
    let b = before
    while (b >= 0 && this.classes[b] === 'D') b = this.before(b)
    const prev = b < 0 ? ':' : this.classes[b]!
    if (prev === 'B') { if (!this.subjects.has(b)) { const c = this.settle(u, cur, this.classes[this.before(b)] ?? ':', last, this.before(b)); c.verb = b; this.subjects.set(b, this.subjects.get(u) ?? null) } else this.subjects.set(u, this.subjects.get(b) ?? null); return }
    if (b < 0) { pending.push({ u, clause: cur }); this.subjects.set(u, null); return }
    // `dominated by B and backed by C`
    const shared = prev === 'C' && last && last.prep >= 0 ? this.participleOf(last) : -1
    if (shared >= 0) { this.subjects.set(u, this.subjects.get(shared) ?? null); return }
    if (last && last.who < 0 && cur.subject?.also.includes(last)) { this.subjects.set(u, cur.subject); return }
    const f = this.s.form(u)
    // `A and a splinter group of B`: somebody else.
    if (prev === 'C' && /^(?:a|an)$/.test(this.units[b + 1]?.item.key ?? '')) { this.subjects.set(u, null); return }
    if (last && f?.frame.participle?.object === 'actor' && last.who < 0) this.listers.set(u, last)
    if (prev === 'V') { this.subjects.set(u, this.subjects.get(b) ?? null); return }
    if (prev === 'R') { this.subjects.set(u, this.meant(cur.whole)); return }
    this.subjects.set(u, this.meant(last))
  }

  /** Who is meant by a chunk that only says of what kind somebody is. */
  protected meant(chunk: Chunk | null): Chunk | null {
    for (let c = chunk, n = 0; c && n < 4; c = c.of, n++) if (c.who >= 0 || !c.of) return c
    return chunk
  }

}

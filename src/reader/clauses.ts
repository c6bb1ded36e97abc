/**
 * The clauses of an English sentence: verbs with their subjects, objects and prepositional phrases. One pass from left to right with a stack of clauses;
 * what a noun phrase hangs on is settled when it is met. Linear in the sentence.
 */
import { type Clause, type Head, Links, type Listed } from './attach.js'
import type { Slot } from './lexicon.js'
import type { Sentence } from './roles.js'
import { type Chunk, type Class, SUCH, TAILED } from './words.js'

const LED = /^(?:led|headed|commanded) by$/

/** Verbs that have no passive. */
const INTRANSITIVE = /^(?:replied|responded|retaliated|reacted|arrived|advanced|retreated|died|clashed|fought|battled|emerged|appeared|erupted|escaped)$/

/** Verbs whose object does what the infinitive behind it says: helped B to fight. */
const CONTROL = /^(?:help|urg|ask|order|sen[dt]|deploy|dispatch|allow|enabl|forc|persuad|train|arm|pay|paid|recruit|hir|call|le[fd]|prompt|provok|caus|spur|driv|drove|push|encourag|instruct|want|accus|back|support)/

/** The clauses of one sentence. */
export class Clauses extends Links {
  protected readonly lasts: number[] = []
  protected readonly within: (Chunk | undefined)[] = []
  /** The last `and` behind which only phrases of time and place have come, or −1. */
  protected linked = -1

  constructor(s: Sentence) { super(s); this.parse() }

  /** `an arm of B that`: what the relative is said of, the chunk before `of B`. */
  protected armOf(whole: Chunk): Chunk | undefined {
    const arm = whole.holder ?? this.chunks.findLast(c => c.to === whole.from && TAILED.test(this.units[c.head]!.item.key))
    return arm && arm.who < 0 && this.describing(arm.head) && /^(?:an?|the)$/.test(this.units[arm.from]!.item.key) ? arm : undefined
  }

  protected parse(): void {
    const { units, classes } = this
    const open = (kind: Clause['kind'], outer: Clause | null, start: number, whole: Chunk | null = null): Clause => ({ kind, subject: null, verb: -1, near: -1, whole, gap: false, outer, start })
    let cur = open('main', null, 0)
    const pronouns: { chunk: Chunk; clause: Clause }[] = [], heads: Head[] = [], pending: { u: number; clause: Clause }[] = []
    let last: Chunk | null = null, object = null as Listed | null
    let transitive: Head | null = null, actorObject = null as Listed | null
    for (let u = this.dateline(); u < units.length;) {
      const c = classes[u]!, x = units[u]!
      if (c === 'A' || c === 'Q' || c === ')') { u++; continue }
      if (c === '(') { let k = u; while (k < units.length && k < u + 12 && classes[k] !== ')') k++; if (classes[k] === ')') { u = k + 1; continue } u++; continue }
      const b = this.before(u), prev = b < 0 ? ':' : classes[b]!
      // `is made up of four movements: A, B and C`
      const made: { u: number } | undefined = c === ':' && last && last.who < 0 && last.to === u ? this.governors.get(last) : undefined
      if (made && this.classes[made.u] === 'J' && this.s.form(made.u)!.frame.participle?.object === 'actor') { transitive = { u: made.u, clause: cur, chunk: null }; object = null; u++; continue }
      if (c === ':') { cur = open('main', null, u); transitive = null; object = null; u++; continue }
      if (c === 'S') {
        // A clause of its own, or a preposition of time: `after the attack`.
        const n = this.next(u + 1)
        if (classes[n] === 'V' || this.verbFollows(n) || (classes[n] === 'N' && (this.resumes(n) || this.listActs(n)))) cur = open('sub', cur.kind === 'rel' && !(classes[n] === 'V' && cur.verb >= 0) ? cur.outer : cur, u)
        else classes[u] = 'P'
        transitive = null; object = null; u++; continue
      }
      if (c === 'T') { cur = open('that', cur, u); transitive = null; object = null; u++; continue }
      if (c === 'R') { let whole: Chunk | null = last; while (whole && this.where(whole) && this.chunks.indexOf(whole) > 0 && this.chunks[this.chunks.indexOf(whole) - 1]!.who >= 0 && x.item.key !== 'where') whole = this.chunks[this.chunks.indexOf(whole) - 1]!; while (whole && whole.who < 0 && !whole.of && (whole.holder ?? this.bearer(whole))) whole = whole.holder ?? this.bearer(whole)!; if (prev !== ',' && whole && whole === last) whole = this.armOf(whole) ?? whole; cur = open('rel', cur, u, whole); transitive = null; object = null; u++; continue }
      if (c === ',') { transitive = null; if (cur.kind === 'sub' && cur.verb >= 0 && cur.outer && cur.outer.verb < 0) cur = cur.outer; u++; continue }
      if (c === 'C') { this.linked = u; u++; continue }
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
        if (c === 'V' && cur.gap && cur.whole && !(prev === 'P' && units[b]!.slot === 'to')) this.push(u, 'object', cur.whole)
        if (c === 'V') { cur = this.verb(u, cur, b, last, object?.chunk ?? null, pending); h.clause = cur } else this.left(u, cur, b, last, pending)
        heads.push(h)
        if (c === 'V') this.lists(u)
        this.linked = -1
        if (c === 'V') cur.near = u
        // `trained and armed B`
        const joint = c === 'V' && prev === 'C' && heads.length > 1 && classes[heads.at(-2)!.u] === 'V' && b - heads.at(-2)!.u === 1 ? heads.at(-2)! : null
        transitive = h
        this.lasts[u] = joint ? joint.u : -1
        object = null
        this.clauseOf[u] = cur
        u++
        continue
      }
      if (SUCH.test(x.item.key) && last && last.to === u) { this.listers.set(u, last); transitive = { u, clause: cur, chunk: null }; object = null; u++; continue }
      // A noun chunk.
      // `dozens of its men were killed`
      const prep: number = prev === 'P' && !(units[b]!.slot === 'of' && cur.subject === null && cur.verb < 0 && b > 0 && classes[b - 1] === 'A' && (last === null || last.from < cur.start) && this.verbFollows(u)) ? b : -1
      if (prep < 0) this.linked = -1
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
        const slot: string = units[prep]!.slot
        if (slot === 'of' && last && last.to === prep) { chunk.holder = last; if (chunk.who < 0 && last.of && /^(?:coalition|alliance|umbrella|group|grouping|network|collection|array|federation|bloc)$/.test(units[last.head]!.item.key)) chunk.of = last }
        // `its rivals in A`
        if (last && last.to === prep && slot === 'in' && last.who < 0 && chunk.who >= 0 && !units[chunk.who]!.np!.geo && units[last.head]!.triggers.some(t => t.frame.type === 'rivalry' || (t.form === 'noun' && t.entry === 'alliance.en.friend'))) last.of = chunk
        // `a drone launched by A`
        if (last && last.to === prep && last.who < 0 && last.event < 0 && !last.of && chunk.who >= 0 && /^(?:launched|fired|planted|staged|mounted) by$/.test(units[prep]!.item.key)) last.of = chunk
        // `rebels from A`, `bases of A`
        if (last && last.to === prep && (/^(?:from|of|with)$/.test(slot) || LED.test(units[prep]!.item.key)) && last.who < 0 && last.event < 0 && !last.of && /^(?:people|targets|agents|cargo|word)$/.test(units[last.head]!.kind) && (slot === 'of' || units[last.head]!.kind === 'people') && !(slot !== 'by' && chunk.who >= 0 && units[chunk.who]!.np!.geo && !units[chunk.who]!.np!.people)) last.of = chunk
        // `a base for A's troops`
        if (slot === 'for' && last && last.to === prep && last.who < 0 && !last.of && units[last.head]!.kind === 'targets' && chunk.who >= 0 && !units[chunk.who]!.np!.geo) last.of = chunk
        // `the alliance known as A`
        if (slot === 'as' && last && /^(?:known|called|named|styled|dubbed|calling)$/.test(units[this.before(prep)]?.item.key ?? '')) {
          let whole = last
          while (whole.holder) whole = whole.holder
          if (whole.who < 0) whole.of = chunk
          else if (chunk.who >= 0) { if (this.describing(whole.head) && whole.owner < 0) whole.owner = whole.who; whole.who = chunk.who }
        }
        this.attach(heads, cur, slot as Slot, chunk, last)
        object = { head: null, slot: slot as Slot, chunk }
      } else if (transitive && prev !== ',' && prev !== 'C') {
        // `A said its men, together with B, had attacked`
        // `A said the raid by B, its third, killed`
        const opens = units[transitive.u]!.kind === 'say' && (finite || (classes[n] === ',' && chunk.who >= 0 && classes[this.next(n + 1)] === 'P' && this.resumes(n)) || (/^sa(?:id|ys?|ying)$/.test(units[transitive.u]!.item.key) && classes[n] === 'P' && chunk.prep < 0 && (this.verbFollows(n) || this.resumes(n))))
        if (opens || (finite && this.verbFollows(n) && this.saying(transitive.u))) { cur = open('that', cur, u); cur.subject = chunk; object = null }
        else {
          this.push(transitive.u, 'object', chunk)
          if (TAILED.test(units[transitive.u]!.item.key) && this.s.form(transitive.u)?.entry === 'alliance.en.loyal') this.placed(transitive, chunk)
          // `gunmen who belong to B`, `forces that support B`
          const whose = /^belong/.test(units[transitive.u]!.item.key) || this.sidesWith(transitive) ? this.subjects.get(transitive.u) : null
          if (whose && whose.who < 0 && !whose.of && whose.event < 0 && chunk.who >= 0) whose.of = chunk
          this.included(transitive.u, chunk)
          // `armed and paid by B`
          if (/ by$/.test(units[transitive.u]!.item.key)) for (let k = heads.length - 2; k >= 0 && heads[k]!.u > transitive.u - 6 && this.passives.has(heads[k]!.u) && this.classes.slice(heads[k]!.u + 1, heads[k + 1]!.u).every(y => /^[C,A]$/.test(y)); k--) this.push(heads[k]!.u, 'by', chunk)
          // `an alliance called A`
          const called = this.passives.has(transitive.u) && /^(?:called|named|dubbed|styled|known)$/.test(units[transitive.u]!.item.key) ? this.subjects.get(transitive.u) : null
          if (called && called.who < 0 && chunk.who >= 0) called.who = chunk.who
          // `A became B's partner`
          // `A is one of the militias that fight for B`
          if ((/^(?:bec[ao]m|remain|prove[ds]?$|serv|act(?:s|ed|ing)?$)/.test(units[transitive.u]!.item.key) || (units[transitive.u]!.item.key === 'one of' && chunk.event < 0)) && chunk.who < 0) chunk.of = this.subjects.get(transitive.u) ?? null
          const shared = this.lasts[transitive.u] ?? -1
          if (shared >= 0 && !this.arguments.get(shared)?.length) this.push(shared, 'object', chunk)
          object = { head: transitive, slot: 'object', chunk }
        }
        transitive = null
      } else if (prev === ',' && last && last.who < 0 && (this.describing(last.head) || (units[last.head]!.kind === 'people' && !/s$/.test(units[last.head]!.item.key) && units.slice(last.from, last.to).some(y => y.modifier))) && chunk.who >= 0 && b === last.to && !(classes[n] === 'V' && this.saying(n))) last.of = chunk
      else if ((prev === 'C' || prev === ',') && object && !(prev === ',' && cur.verb < 0 && cur.subject === null && object.chunk.prep >= 0 && (!this.listed(chunk) || this.listActs(chunk.to))) && (!this.clauseBegins(chunk, n) || (prev === 'C' && object.slot === 'between' && last === object.chunk) || (prev === 'C' && cur.verb < 0 && cur.subject !== null && (object.head !== null ? classes[object.head.u] === 'J' : this.participleOf(object.chunk) >= 0))) && !(prev === ',' && this.apposed(chunk))) {
        // `B, auxiliaries who`: said of B.
        if (prev === ',' && chunk.who < 0 && chunk.event < 0 && object.chunk.who >= 0 && units[chunk.head]!.kind === 'people' || prev === ',' && chunk.who < 0 && object.chunk.who >= 0 && classes[n] === 'R') { if (!this.listed(chunk)) { chunk.of = object.chunk; last = chunk; this.clauseOfAll(chunk, cur); u = Math.max(chunk.to, u + 1); continue } }
        // `strikes on A in Iraq and B in Syria`
        if (prev === 'C' && chunk.who >= 0 && this.where(object.chunk) && actorObject) object = actorObject
        // `A, which is trained by B, and C`: A and C.
        if (prev === 'C' && classes[b - 1] === ',' && cur.kind === 'rel' && cur.outer && cur.outer.verb < 0 && cur.outer.subject && cur.verb >= 0 && this.waitsFor(chunk.to)) { cur = cur.outer; cur.subject!.also.push(chunk); last = chunk; object = null; this.clauseOfAll(chunk, cur); u = Math.max(chunk.to, u + 1); continue }
        // `between A, backed by B, and C`: A and C.
        const backed: Chunk | null = prev === 'C' && classes[b - 1] === ',' && last ? this.aside(last) : null
        if (backed) {
          const g: { u: number; slot: string } | undefined = this.governors.get(backed)
          if (cur.subject && cur.verb < 0 && (backed === cur.subject || cur.subject.also.includes(backed))) { cur.subject.also.push(chunk); last = chunk; object = null; this.clauseOfAll(chunk, cur); u = Math.max(chunk.to, u + 1); continue }
          if (g) object = { head: heads.find(h => h.u === g.u) ?? { u: g.u, clause: cur, chunk: null }, slot: g.slot as Slot, chunk: backed }
        }
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
      else if (prev === 'C' && last?.of && chunk.owner >= 0 && this.describing(chunk.head)) chunk.of = last.of
      else if (prev === ',' || prev === 'C') { if (this.clauseBegins(chunk, n)) { cur = open('main', cur.outer, u); cur.subject = chunk } }
      if (object && object.chunk === chunk && chunk.who >= 0 && (object.head || chunk.prep >= 0) && !this.where(chunk)) actorObject = object
      // `A and B look to C, which trains them`
      const trained = x.item.key === 'them' && cur.kind === 'rel' && chunk.who >= 0 ? cur.outer?.subject : null
      if (trained && (trained.also.length > 0 || (trained.who >= 0 && units[trained.who]!.np!.members.length > 1))) { chunk.who = -1; chunk.of = trained }
      // `fighters, many of them trained by A`
      if (chunk.who < 0 && x.item.key === 'them' && prep >= 0 && units[prep]!.slot === 'of' && last) {
        const both = units[prep - 1]?.item.key === 'both' ? this.chunks.filter(k => k !== chunk && k.who >= 0).slice(-2) : []
        if (both.length === 2) chunk.also = both
        else chunk.of = last
      }
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
    this.quoted()
    for (const p of pending) if (!this.subjects.get(p.u)) this.subjects.set(p.u, p.clause.subject ?? cur.subject)
  }

  /** `"We attacked B," A said`: whom the speaker means by `we`. */
  protected quoted(): void {
    const ours = this.chunks.filter(c => c.who < 0 && /^(?:we|i)$/.test(this.units[c.head]!.item.key))
    if (!ours.length) return
    for (const [v, c] of this.subjects) if (c && this.units[v]!.kind === 'say' && (c.who >= 0 || c.owner >= 0)) { for (const o of ours) o.of = c.who >= 0 ? c : { ...c, who: c.owner }; return }
  }

  /** The clause that a finite verb or copula at `u` belongs to, and its subject. */
  protected settle(u: number, cur: Clause, prev: Class, last: Chunk | null, b: number): Clause {
    const set = (c: Clause, subject: Chunk | null): Clause => { this.subjects.set(u, subject); c.verb = u; return c }
    if (cur.kind === 'rel' && cur.verb < 0) {
      if (cur.subject) {
        // `B, whose leader pledged`; `the rebels that A arms`
        const whose = this.units[cur.start]!.item.key === 'whose'
        if (whose && cur.subject.who < 0 && !/^(?:it|they)$/.test(this.units[cur.subject.from]!.item.key)) return set(cur, this.meant(cur.whole))
        if (cur.whole && (!whose || cur.subject.who >= 0 || cur.subject.to - cur.subject.from === 1 && /^(?:it|they)$/.test(this.units[cur.subject.from]!.item.key)) && this.units[cur.start]!.item.key !== 'where') { const prep = this.units[cur.start - 1]; if (prep && this.classes[cur.start - 1] === 'P') this.push(u, prep.slot as Slot, cur.whole); else { this.push(u, 'object', cur.whole); cur.gap = true } }
        return set(cur, cur.subject)
      }
      return set(cur, this.meant(cur.whole))
    }
    if (cur.verb < 0) return set(cur, cur.subject ?? (cur.outer && prev !== 'C' && cur.kind !== 'main' ? cur.outer.subject : null))
    if (prev === 'C' || (this.linked >= 0 && cur.kind !== 'rel') || (prev === ',' && b >= 0)) {
      this.linked = -1
      // `that A arms, pays and directs`
      const n = this.next(u + 1)
      if (prev === ',' && cur.kind === 'rel' && b - cur.verb === 1 && this.classes[n] === 'C' && this.classes[this.next(n + 1)] === 'V') return set(cur, this.subjects.get(cur.verb) ?? cur.subject)
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
      if (prev === 'N' && last && last.who < 0 && /^(?:carrying|transporting|housing|hosting|holding|escorting|supplying|protecting|guarding|serving|manning|resupplying)$/.test(units[u]!.item.key)) this.listers.set(u, last)
      if (prev === 'N' && last && last.to >= b && this.chunkEnds(b, last)) { this.subjects.set(u, this.meant(last)); return cur }
      if (prev === 'S') { const of = cur.outer && cur.outer.verb >= 0 ? this.subjects.get(cur.outer.verb) ?? cur.outer.subject : cur.outer?.subject ?? null; this.subjects.set(u, of); if (!of) pending.push({ u, clause: cur }); cur.verb = u; return cur }
      if (governor < 0 && cur.subject === null) { pending.push({ u, clause: cur }); this.subjects.set(u, null); return cur }
      const blame = cur.near > governor && units[cur.near]!.kind === 'accuse' ? cur.near : governor
      const accused = blame >= 0 && units[blame]!.kind === 'accuse' && prev === 'P' ? this.passives.has(blame) ? this.subjects.get(blame) : object ?? this.objectOf(blame) : null
      const twin = prev === 'C' && cur.near >= 0 && cur.near !== governor && /gerund/.test(this.part(cur.near)) ? this.subjects.get(cur.near) : null
      this.subjects.set(u, accused ?? twin ?? (governor >= 0 ? this.subjects.get(governor) ?? cur.subject : cur.subject))
      return cur
    }
    // `a convoy targeted by B`, `fighters killed in the raid said`
    const n = this.next(u + 1)
    const shared = prev === 'C' && /participle/.test(part) && last && last.prep >= 0 && classes[n] === 'P' && units[n]!.slot === 'by' ? this.participleOf(last) : -1
    if (shared >= 0) { this.passives.add(u); this.subjects.set(u, this.subjects.get(shared) ?? null); return cur }
    // `were trained by A and supplied with rockets by B`
    if (prev === 'C' && cur.verb >= 0 && classes[cur.verb] === 'B' && classes[this.next(cur.verb + 1)] === 'J' && /participle/.test(part) && classes[n] === 'P') { this.passives.add(u); this.subjects.set(u, this.subjects.get(cur.verb) ?? null); return cur }
    // `gunmen believed to belong to A`
    if (prev === 'N' && /^(?:believed|thought|suspected|said|reported|alleged|known|understood)$/.test(units[u]!.item.key) && cur.verb < 0 && classes[n] === 'P' && units[n]!.slot === 'to' && /^[VBJ]$/.test(classes[this.next(n + 1)] ?? '') && this.waitsBehind(n + 2)) { this.passives.add(u); this.subjects.set(u, last); return cur }
    // `was set up, armed and paid by B`
    if (prev === ',' && cur.verb >= 0 && this.passives.has(cur.verb) && /participle/.test(part) && b - cur.verb < 3 && classes[n] === 'C') { this.passives.add(u); this.subjects.set(u, this.subjects.get(cur.verb) ?? null); return cur }
    if (prev === 'P' && /participle/.test(part) && units[u - 1]?.item.key === 'those') { this.passives.add(u); this.subjects.set(u, cur.subject); return cur }
    const named = /^(?:known|called|named|dubbed|styled)$/.test(units[u]!.item.key) || (prev === ',' && cur.verb < 0 && cur.subject !== null && /participle/.test(part) && this.resumes(u))
    const reduced = named || /participle/.test(part) && !INTRANSITIVE.test(units[u]!.item.key) && (classes[n] === 'P' && units[n]!.slot === 'by' || (prev === 'N' && cur.verb >= 0 && cur.kind !== 'that' && last?.prep !== undefined && !this.waits(cur) && !(this.linked >= 0 && /^[ND]$/.test(classes[n] ?? ''))) || (prev === 'N' && classes[n] === 'P' && this.verbFollows(n)) || (prev === ',' && cur.verb >= 0 && classes[n] === 'P' && units[n]!.slot === 'by'))
    if (reduced && !(prev === 'C' && cur.verb >= 0 && !this.passives.has(cur.verb))) { this.passives.add(u); this.subjects.set(u, prev === 'N' || named ? this.meant(last) : prev === 'C' && cur.verb >= 0 ? this.subjects.get(cur.verb) ?? null : b < 0 ? null : last); if (b < 0) pending.push({ u, clause: cur }); return cur }
    if (prev === 'C' && cur.verb >= 0 && this.passives.has(cur.verb) && /participle/.test(part) && classes[n] === 'P') { this.passives.add(u); this.subjects.set(u, this.subjects.get(cur.verb) ?? null); return cur }
    return this.settle(u, cur, prev, last, b)
  }

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
    const shared = prev === 'C' && last ? this.participleOf(last) : -1
    if (shared >= 0) { this.subjects.set(u, this.subjects.get(shared) ?? null); return }
    if (last && last.who < 0 && cur.subject?.also.includes(last)) { this.subjects.set(u, cur.subject); return }
    const f = this.s.form(u)
    // `A and a splinter group of B`: somebody else.
    if (prev === 'C' && /^(?:a|an)$/.test(this.units[b + 1]?.item.key ?? '')) { this.subjects.set(u, null); return }
    if (last && f?.frame.participle?.object === 'actor') {
      // `militants linked to B, including C`: C is one of the militants.
      const g = this.governors.get(last), many = g && this.classes[g.u] === 'J' && this.units[u]!.item.key === 'including' ? this.subjects.get(g.u) : null
      if (many && many.who < 0 && many.of === last) { this.listers.set(u, many); this.subjects.set(u, null); return }
      this.listers.set(u, last)
    }
    if (prev === 'V') { this.subjects.set(u, this.subjects.get(b) ?? null); return }
    if (prev === 'R') { this.subjects.set(u, this.meant(cur.whole)); return }
    this.subjects.set(u, this.meant(last))
  }
}

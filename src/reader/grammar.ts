/** What the clauses of an English sentence say of a word in it: who does it, to whom, whose it is, who tells it. */
import { Clauses } from './clauses.js'
import { BIT, type Slot } from './lexicon.js'
import type { Phrase } from './phrases.js'
import type { Argument } from './roles.js'
import type { Chunk } from './words.js'

/** One English sentence, parsed. */
export class Grammar extends Clauses {
  /** A chunk and those joined to it as one phrase; null when it names nobody. */
  phrase(chunk: Chunk | null, slot: Slot): Argument | null {
    if (!chunk) return null
    const all = [chunk, ...chunk.also, ...(chunk.who < 0 ? chunk.parts : [])].filter(c => c.who >= 0)
    const [first] = all
    if (!first) {
      const of = this.meant(chunk)
      const p = of && of !== chunk && of.who >= 0 ? this.phrase(of, slot) : null
      // `A and B, a militia armed by C`: B.
      if (p && p.np.members.length > 1 && chunk.from > of!.from && !p.np.members[0]!.item.pair && /^an?$/.test(this.units[chunk.from]!.item.key) && this.units[chunk.from - 1]?.kind === 'comma') return { ...p, np: { ...p.np, members: p.np.members.slice(-1) } }
      if (p) return p
      // `al-Qaeda's Syrian branch`, of which no name is given.
      return chunk.owner >= 0 && chunk.owner < chunk.head && this.units[chunk.head]!.triggers.some(t => t.entry === 'membership.en.wing') ? { slot, np: this.units[chunk.owner]!.np!, at: chunk.owner } : null
    }
    const np = this.units[first.who]!.np!
    return { slot, np: all.length === 1 ? np : this.join(all.map(c => this.units[c.who]!.np!)), at: first.who }
  }

  protected readonly joined = new Map<Phrase, Phrase>()

  protected join(list: readonly Phrase[]): Phrase {
    const [first] = list as [Phrase]
    let made = this.joined.get(first)
    if (!made) this.joined.set(first, made = { ...first, members: list.flatMap(p => p.members), geo: list.every(p => p.geo), adjective: list.every(p => p.adjective) })
    return made
  }

  /** The phrase that does what the verb at `u` says; of what an attack did, who carried it out. */
  subject(u: number): Argument | null { const c = this.subjects.get(u) ?? null; return this.phrase(c, 'subject') ?? this.aimOf(c) ?? this.armsOf(c) ?? this.makerOf(c) ?? (c && c.event >= 0 && this.s.form(c.event)!.frame.type === 'attack' ? this.agent(c, 'subject') : null) }

  /** `its aim is to drive B out`, `its men`: of whom the text is about. */
  aimOf(c: Chunk | null): Argument | null {
    if (!c || c.who >= 0 || this.units[c.from]!.kind !== 'own' || !/^(?:aim|goal|objective|purpose|mission|task|target|men|people)$/.test(this.units[c.head]!.item.key)) return null
    return this.speaker(c.from) ?? (this.s.topic && { slot: 'subject', np: this.s.topic, at: c.from })
  }

  /** `A's troops moved in and warplanes bombed`: whose warplanes, of the clause before. */
  protected armsOf(c: Chunk | null): Argument | null {
    if (!c || c.owner >= 0 || c.event >= 0 || c.of || c.prep >= 0 || c.to - c.from !== 1 || this.units[c.head]!.kind !== 'agents' && !/^(?:warplanes|jets|artillery|helicopters|troops)$/.test(this.units[c.head]!.item.key)) return null
    for (const [u, k] of this.subjects) if (u < c.from && k && k !== c && k.who >= 0 && this.classes[u] === 'V' && !this.passives.has(u)) return this.phrase(k, 'subject')
    return null
  }

  /** Whether the word at `v` is in a relative clause that goes back to `chunk`. */
  tellsOf(v: number, chunk: Chunk): boolean { return this.clauseOf[v]?.whole === chunk && this.clauseOf[v]!.kind === 'rel' }

  /** `a mine laid by A`: A's. */
  protected makerOf(c: Chunk | null): Argument | null {
    if (!c || c.owner >= 0 || c.event >= 0 || c.who >= 0 || this.units[c.head]!.kind === 'people') return null
    for (const [v, k] of this.subjects) if (k === c && v >= c.to && v < c.to + 3 && this.passives.has(v)) { const by = this.s.right(v).find(a => a.slot === 'by'); if (by && this.s.form(v)?.frame.type !== 'reinforcement' && this.s.form(v)?.frame.type !== 'alliance') return { ...by, slot: 'subject' } }
    return null
  }

  /** Who carried out the attack that a chunk is. */
  agent(chunk: Chunk, slot: Slot): Argument | null {
    const { owner, event } = chunk
    if (owner >= 0 && !this.units[owner]!.modifier) return { slot, np: this.units[owner]!.np!, at: owner }
    const by = event < 0 ? undefined : this.s.right(event).find(a => a.slot === 'by') ?? this.s.right(event).find(a => a.slot === 'from')
    if (by) return { ...by, slot }
    // `responded with a wave of bombs`
    const g = this.governor(chunk.holder ?? chunk) ?? (chunk.prep >= 0 && this.units[chunk.prep]!.slot === 'of' ? this.governor(this.preceding(chunk) ?? chunk) : undefined)
    if (g && (g.slot === 'object' || g.slot === 'with') && this.units[g.u]!.item.cues & BIT.light && !this.passives.has(g.u)) { const who = this.phrase(this.subjects.get(g.u) ?? null, slot); if (who) return who }
    for (const [u, c] of this.subjects) if (c === chunk && this.passives.has(u)) { const who = this.s.right(u).find(a => a.slot === 'by'); if (who) return { ...who, slot } }
    return null
  }

  /** The chunk that stands before another. */
  preceding(chunk: Chunk): Chunk | undefined { return this.chunks[this.chunks.indexOf(chunk) - 1] }

  /** What follows the word at `u` and belongs to it, in order. */
  right(u: number): Argument[] {
    const repelled = this.s.form(u)?.frame === undefined ? false : this.s.form(u)!.entry.endsWith('repel')
    const out: Argument[] = []
    for (const { slot, chunk } of this.arguments.get(u) ?? []) {
      const p = this.one(u, chunk, this.phrase(chunk, slot)) ?? (chunk.event >= 0 && (slot === 'by' || (slot === 'object' && repelled)) ? this.agent(chunk, slot) : null)
      if (p) out.push(p)
    }
    return out.sort((a, b) => a.at - b.at)
  }

  /** `A, B and C, which D supports`: C. */
  protected one(u: number, chunk: Chunk, p: Argument | null): Argument | null {
    const c = this.clauseOf[u]
    return p && c?.gap && c.whole === chunk && p.np.members.length > 2 ? { ...p, np: { ...p.np, members: p.np.members.slice(-1) } } : p
  }

  chunk(u: number): Chunk | undefined { return this.within[u] }

  /** The word that the chunk hangs on, and how: the verb whose object it is, or the last verb before its preposition. */
  governor(chunk: Chunk): { u: number; slot: string } | undefined {
    const own = this.governors.get(chunk)
    if (own && (own.slot === 'object' || this.classes[own.u] === 'V')) return own
    if (chunk.prep >= 0) for (let k = chunk.prep - 1; k >= 0 && k > chunk.prep - 25; k--) {
      if (this.classes[k] === 'V' || this.classes[k] === 'B') return { u: k, slot: this.units[chunk.prep]!.slot }
      if (this.classes[k] === 'T' || this.classes[k] === ':' || this.classes[k] === 'S') break
    }
    return own
  }

  /** The verb whose subject the chunk is, or −1. */
  verbOf(chunk: Chunk): number { for (const [u, c] of this.subjects) if (c === chunk && this.classes[u] === 'V') return u; return -1 }

  /** The subject of the clause of the word at `u`. */
  doer(u: number): Argument | null { const c = this.clauseOf[u], by = c && c.verb >= 0 && this.passives.has(c.verb) ? this.s.right(c.verb).find(a => a.slot === 'by') : undefined; return by ? { ...by, slot: 'subject' } : c ? (c.verb >= 0 ? this.s.subject(c.verb) : null) ?? this.phrase(c.subject, 'subject') : null }

  /** The subject of the first verb behind `u` that is none of an infinitive's: in response to attacks, `B` bombed. */
  mainSubject(u: number): Argument | null {
    for (let v = u + 1; v < this.units.length; v++) if (this.classes[v] === 'V' && this.clauseOf[v]?.kind === 'main' && this.units[v - 1]!.slot !== 'to') return this.clauseOf[v]!.subject && this.clauseOf[v]!.subject!.from > u ? this.s.subject(v) : null
    return null
  }

  /** Who was hurt in the clause that `when` or `after` at the verb at `u` hangs on. */
  hurtBefore(u: number): Argument | null {
    const c = this.clauseOf[u], outer = c?.kind === 'sub' && /^(?:when|after|as)$/.test(this.units[c.start]!.item.key) ? c.outer : null, v = outer?.verb ?? -1
    if (v < 0 || v > u) return null
    const { item } = this.units[v]!
    return /^(?:died|perished)$/.test(item.key) || (this.passives.has(v) && item.cues & BIT.hurt) ? this.s.subject(v) : null
  }

  /** Whose word it is that the clause of `u` tells. */
  speaker(u: number): Argument | null { for (let c = this.clauseOf[u]; c; c = c.outer ?? undefined) if (c.outer && c.outer.verb >= 0 && /^(?:say|deny)$/.test(this.units[c.outer.verb]!.kind)) { const x = this.subjects.get(c.outer.verb) ?? null; return this.phrase(x, 'subject') ?? (x && x.owner >= 0 ? { slot: 'subject', np: this.units[x.owner]!.np!, at: x.owner } : null) } return null }

  /** Whose a chunk is that begins with `its`, `their`: of the one that it is joined to, else of whom the clause is about. */
  possessor(chunk: Chunk): Argument | null {
    if (this.units[chunk.from]?.kind !== 'own') return null
    const k = this.chunks.indexOf(chunk), joint = this.before(chunk.from) >= 0 && this.classes[this.before(chunk.from)] === 'C' ? this.chunks[k - 1] ?? null : null
    return this.phrase(joint, 'genitive') ?? this.doer(chunk.from)
  }

  /** Whom the apposition or predicate at `u` is said of: A, the wing of B; B's wing A; A is a wing of B. */
  saidOf(u: number): Argument | null {
    const chunk = this.within[u]
    if (!chunk) return null
    if (chunk.who > u) { const np = this.units[chunk.who]!.np!; return { slot: 'left', np: np.members.length > 1 ? { ...np, members: np.members.slice(0, 1) } : np, at: chunk.who } }
    const of = chunk.of && this.meant(chunk.of)
    if (of && of.who >= 0) return this.phrase(of, 'left')
    // `B's wing, A`; `the wing of B, known as A`
    const next = this.chunks.find(c => c.of === chunk && c.from > chunk.from)
    return next ? this.phrase(next, 'left') : null
  }
}

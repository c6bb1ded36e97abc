/** A participle or an apposition (backed by B, the armed wing of B) with its arguments. */
import { listAhead, listedLeft, listedSubject } from './listed.js'
import { copular, doerBefore, lastBefore, leftOf } from './nearby.js'
import { type Filled, none, put } from './fill.js'
import type { Slot, Trigger } from './lexicon.js'
import type { Argument, Sentence } from './roles.js'

/** Of help given in an attack, whoever is struck (`against A`) is not who is helped. */
const sound = (s: Sentence, left: Argument | null, aided: boolean): Argument | null => (left && aided && ((left.np.targets && !left.np.agents) || /^(?:on|from)$/.test(s.units[left.at]!.slot)) ? null : left)

/** يضم A عدة فصائل بينها B: the whole that the verb before comprises. */
function wholeBefore(s: Sentence, u: number, t: Trigger): Argument | null {
  if (t.frame.type !== 'membership' || t.frame.participle?.left !== 'recipient') return null
  for (let k = u - 1; k >= 0 && k > u - 9; k--) {
    const x = s.units[k]!
    if (x.kind === 'trigger' && s.form(k)?.form === 'verb') return s.form(k)!.frame.verb!.subject === 'recipient' && s.form(k)!.frame.type === 'membership' ? s.subject(k) : null
    if (x.kind === 'that' || x.kind === 'sub') return null
  }
  return null
}

/** بدعم من B، هاجمت A: the subject of the verb behind it, where nobody stands before it. */
function fronted(s: Sentence, u: number): Argument | null {
  if (s.units.slice(0, u).some((x, k) => x.np || s.isVerb(k))) return null
  const comma = s.units.findIndex((x, k) => k > u && k < u + 9 && x.kind === 'comma')
  return comma > 0 && s.isVerb(comma + 1) ? s.subject(comma + 1) : null
}

export function participle(s: Sentence, u: number, t: Trigger): Filled | null {
  const roles = t.frame.participle!, filled = none(), args = s.right(u)
  // Words such as `part of`, بدعم من end in their preposition: what follows at once is its phrase.
  const [first] = args
  if (first?.slot === 'object' && (first.at - u <= 3 || s.units.slice(u + 1, first.at).every(x => x.modifier || x.kind === 'skip' || x.triggers.some(y => y.form === 'participle')))) put(filled, roles, first, roles.object ? 'object' : roles.by ? 'by' : roles.of ? 'of' : 'to')
  // بالاشتراك مع الفوج الثاني في B: B's.
  else if (s.arabic && roles.by && !roles.from && first?.slot === 'in' && first.at - u <= 5 && !first.np.geo) put(filled, roles, first, 'by')
  else if (first && first.at - u <= 5) put(filled, roles, first)
  // مدعومة بالطيران والخبراء الروس: whose all of these are.
  const joined = s.arabic && t.frame.type === 'alliance' && s.units[u + 1]?.kind === 'prep' && s.units[u + 3]?.kind === 'and' && /^(?:agents|cargo|people)$/.test(s.units[u + 2]!.kind) ? s.units[u + 4] : undefined
  if (joined?.np?.adjective) put(filled, roles, { slot: s.units[u + 1]!.slot as Slot, np: joined.np, at: u + 4 })
  // المؤلف من فصائل أهمها B: both participles belong to the same phrase.
  const chained = s.units[u - 1]?.kind === 'and' ? s.units[u - 2]?.np && s.units[u - 2]!.prep > 0 ? s.units[u - 2]!.prep - 1 : -1 : -1
  // المدعومة من C والتابعة لB: said of the same one.
  const same = chained > 0 && s.form(chained)?.form === 'participle' ? leftOf(s, chained, 6) : null
  const outer = same ? same : s.units[u - 1]?.kind === 'people' && s.units[u - 2]?.kind === 'trigger' && s.form(u - 2)?.frame === t.frame ? leftOf(s, u - 2, 4) : null
  // فصائل متحالفة معها من B: B's.
  const theirs = s.units[u + 1]?.kind === 'own' && s.units[u + 2]?.slot === 'from' && s.units[u + 3]?.np ? { slot: 'left' as const, np: s.units[u + 3]!.np!, at: u + 3 } : null
  // هزمها A على يد B بدعم من C: B's help.
  const agent = s.arabic && roles.subject && s.units[u - 1]?.np && s.units[u - 1]!.slot === 'by' && s.units[s.units[u - 1]!.prep]?.item.key !== 'بقياده' ? { slot: 'left' as const, np: s.units[u - 1]!.np!, at: u - 1 } : null
  const left = agent ?? outer ?? theirs ?? (s.arabic && !roles.subject ? copular(s, u) : null) ?? ((roles.subject && doerBefore(s, u)) || sound(s, leftOf(s, u, 6), roles.subject !== undefined)) ?? wholeBefore(s, u, t) ?? (s.arabic && t.frame.type === 'alliance' && !roles.subject ? listedLeft(s, u) : null) ?? (s.arabic && roles.subject ? fronted(s, u) : null)
  // A، تحالف فصائل معارضة بينها B: B is A's.
  if (s.arabic && left && roles.left === 'recipient' && t.frame.type === 'membership' && left.np.people && s.units.slice(Math.max(0, left.at - 3), left.at).some(x => /^(?:تحالف|ايتلاف|تجمع|تكتل)$/.test(x.item.key))) {
    const k = s.units.findLastIndex((x, j) => j < left.at && j > left.at - 6 && x.np !== undefined && s.units[j + 1]?.kind === 'comma')
    if (k >= 0) { put(filled, roles, { slot: 'left', np: s.units[k]!.np!, at: k }, 'left'); return filled }
  }
  const pronoun = s.units[u + 1]
  if (pronoun?.kind === 'own' && pronoun.slot) {
    if (!left && s.units[u - 1]?.kind === 'people') return null
    // معارضون موالون لها: whom the pronoun stands for was named before.
    const members = left ? s.units[left.at]!.np!.members : []
    const about = s.units.find(x => x.np && x.prep < 0 && x.np !== left?.np)
    const other = members.length > 1 ? { ...left!, np: { ...left!.np, members: [members.at(-2)!] } } : about && about.np !== left?.np && left && s.units.indexOf(about) < left.at ? { slot: 'object' as const, np: about.np!, at: s.units.indexOf(about) } : left && lastBefore(s, left.at)
    if (other) filled.recipient = [other]
    if (left && other) filled.actor = [left.np.members.length > 1 && left !== theirs ? { ...left, np: { ...left.np, members: left.np.members.slice(-1) } } : left]
    return filled
  }
  // تساند فصائل محلية A، ومنها B: the subject.
  if (s.arabic && left && roles.left === 'recipient' && s.units.slice(Math.max(0, left.at - 4), left.at).some((_, k) => { const v = Math.max(0, left.at - 4) + k; return s.isVerb(v) && listedSubject(s, v) !== null })) return filled
  // كتائب داعمة لB، أهمها A: no part of B.
  const governor = left ? s.units[left.at]!.prep - 1 : -1
  if (s.arabic && left && roles.left === 'recipient' && governor > 0 && s.form(governor)?.form === 'participle' && s.form(governor)!.frame.type === 'alliance' && listedLeft(s, governor)) return none()
  // أبرزها A بقيادة فلان، وB
  if (s.arabic && roles.left === 'recipient' && filled.actor.length === 1) filled.actor.push(...listAhead(s, u, filled.actor[0]))
  // أبلغت A المؤسسات الدولية ومنها B: of others than A.
  if (s.arabic && left && roles.left === 'recipient' && t.frame.type === 'membership' && s.units.slice(left.at + 1, u).filter(x => x.kind === 'word' && /^ال/.test(x.item.key)).length > 1) return filled
  if (left) put(filled, roles, left, 'left')
  return filled
}

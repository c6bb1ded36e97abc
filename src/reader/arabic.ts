/**
 * Arabic verb forms from a root and a form (I–X), in folded spelling (see text/normalise.ts): F, A, L stand for the three radicals.
 * Weak roots have rows of their own: hollow (A is و or ي), defective (L is و or ي), doubled (A = L), and initial و.
 * The tables follow Wright, A Grammar of the Arabic Language, I §§ 35–172, without vowels, which the folding drops anyway.
 */

/** The stems of one verb: past, present (after its prefix), verbal nouns, participles, and the past passive where its letters differ. */
export interface Stems { past: string; present: string; nouns: string[]; active: string; passive: string; pastPassive?: string; presentPassive?: string }
type Row = [past: string, present: string, nouns: string, active: string, passive: string, pastPassive?: string, presentPassive?: string]

const SOUND: Record<string, Row> = {
  I: ['FAL', 'FAL', '', 'FاAL', 'مFAوL'], II: ['FAL', 'FAL', 'تFAيL', 'مFAL', 'مFAL'], III: ['FاAL', 'FاAL', 'مFاALه', 'مFاAL', 'مFاAL', 'FوAL'],
  IV: ['اFAL', 'FAL', 'اFAاL', 'مFAL', 'مFAL'], V: ['تFAL', 'تFAL', 'تFAL', 'متFAL', 'متFAL'], VI: ['تFاAL', 'تFاAL', 'تFاAL', 'متFاAL', 'متFاAL', 'تFوAL'],
  VII: ['انFAL', 'نFAL', 'انFAاL', 'منFAL', 'منFAL'], VIII: ['اFتAL', 'FتAL', 'اFتAاL', 'مFتAL', 'مFتAL'], X: ['استFAL', 'ستFAL', 'استFAاL', 'مستFAL', 'مستFAL'],
}
const HOLLOW: Record<string, Row> = {
  I: ['FاL', 'FAL', '', 'FايL', 'مFAL', 'FيL', 'FاL'], IV: ['اFاL', 'FيL', 'اFاLه', 'مFيL', 'مFاL', 'اFيL', 'FاL'],
  VII: ['انFاL', 'نFاL', 'انFياL', 'منFاL', 'منFاL'], VIII: ['اFتاL', 'FتاL', 'اFتياL', 'مFتاL', 'مFتاL', 'اFتيL'],
  X: ['استFاL', 'ستFيL', 'استFاLه', 'مستFيL', 'مستFاL', 'استFيL', 'ستFاL'],
}
const DEFECTIVE: Record<string, Row> = {
  I: ['FAي', 'FAي', '', 'FاAي', 'مFAي'], II: ['FAي', 'FAي', 'تFAيه', 'مFAي', 'مFAي'], III: ['FاAي', 'FاAي', 'مFاAاه', 'مFاAي', 'مFاAي', 'FوAي'],
  IV: ['اFAي', 'FAي', 'اFAاء', 'مFAي', 'مFAي'], V: ['تFAي', 'تFAي', 'تFAي', 'متFAي', 'متFAي'], VI: ['تFاAي', 'تFاAي', 'تFاAي', 'متFاAي', 'متFاAي'],
  VII: ['انFAي', 'نFAي', 'انFAاء', 'منFAي', 'منFAي'], VIII: ['اFتAي', 'FتAي', 'اFتAاء', 'مFتAي', 'مFتAي'], X: ['استFAي', 'ستFAي', 'استFAاء', 'مستFAي', 'مستFAي'],
}
const DOUBLED: Record<string, Row> = {
  I: ['FA', 'FA', 'FA', 'FاA', 'مFAوL'], III: ['FاA', 'FاA', 'مFاAه', 'مFاA', 'مFاA'], IV: ['اFA', 'FA', 'اFAاL', 'مFA', 'مFA'], VI: ['تFاA', 'تFاA', 'تFاA', 'متFاA', 'متFاA'],
  VII: ['انFA', 'نFA', 'انFAاL', 'منFA', 'منFA'], VIII: ['اFتA', 'FتA', 'اFتAاL', 'مFتA', 'مFتA'], X: ['استFA', 'ستFA', 'استFAاL', 'مستFA', 'مستFA'],
}
/** Form VIII: the infixed ت takes after the first radical. */
const INFIX: Record<string, string> = { ص: 'صط', ض: 'ضط', ط: 'ط', ظ: 'ظط', ز: 'زد', د: 'د', ذ: 'ذد', و: 'ت', ت: 'ت' }

/** The stems of root `FAL` in a form; form Q takes a root of four letters. `nouns` replaces the regular verbal nouns (form I has none that is regular). */
export function stems(root: string, form: string, nouns?: readonly string[]): Stems {
  if (form === 'Q') {
    const r = [...root].join('')
    return { past: r, present: r, nouns: nouns ? [...nouns] : [`${r}ه`], active: `م${r}`, passive: `م${r}` }
  }
  const [F, A, L] = [...root] as [string, string, string]
  const weak = (c: string) => c === 'و' || c === 'ي'
  const row = (weak(L) ? DEFECTIVE[form] : weak(A) ? HOLLOW[form] : A === L ? DOUBLED[form] : undefined) ?? SOUND[form]
  if (!row || !L) throw new RangeError(`no form ${form} of root ${root}`)
  const fill = (t: string, isPresent = false): string => {
    let s = t
    if (form === 'VIII' && INFIX[F] !== undefined) s = s.replace('Fت', INFIX[F])
    if (F === 'و' && form === 'I' && isPresent) s = s.replace('F', '')
    if (F === 'و' && (form === 'IV' || form === 'X')) s = s.replace('اFAا', 'ايAا').replace('استFAا', 'استيAا')
    return s.replace('F', F === 'ء' ? 'ا' : F).replace('A', A === 'ء' ? 'ا' : A).replace('L', L === 'ء' ? 'ا' : L)
  }
  const [past, present, noun, active, passive, pastPassive, presentPassive] = row
  return { past: fill(past), present: fill(present, true), nouns: nouns ? [...nouns] : noun ? [fill(noun)] : [], active: fill(active), passive: fill(passive),
    ...(pastPassive && { pastPassive: fill(pastPassive) }), ...(presentPassive && { presentPassive: fill(presentPassive) }) }
}

/** Past: he, she, they (dual m. and f., plural m.), we. A defective stem drops its last letter before most endings. */
function past(stem: string, defective: boolean): string[] {
  const cut = defective ? stem.slice(0, -1) : stem
  return [stem, ...(defective ? [`${cut}ا`] : []), `${cut}ت`, `${stem}ا`, `${cut}تا`, `${cut}وا`, `${stem}نا`]
}

/** Present and, with س, future: he, she, we, I; dual, plural; indicative and the forms without ن. */
function present(stem: string, defective: boolean): { now: string[]; future: string[] } {
  const cut = defective ? stem.slice(0, -1) : stem
  const bodies = [stem, `${stem}ان`, `${stem}ا`, `${cut}ون`, `${cut}وا`, ...(defective ? [cut] : [`${stem}ن`])]
  const now = ['ي', 'ت'].flatMap(p => bodies.map(b => p + b)).concat(`ن${stem}`, `ا${stem}`)
  return { now, future: now.map(f => `س${f}`) }
}

/** An adjective or participle: masculine, feminine, plurals, duals, construct plurals. */
export function declined(stem: string): string[] {
  const base = stem.endsWith('ه') ? stem.slice(0, -1) : stem
  return [base, `${base}ه`, `${base}ون`, `${base}ين`, `${base}ات`, `${base}تان`, `${base}تين`, `${base}ان`, `${base}و`, `${base}ا`, ...(base.endsWith('ي') ? [] : [`${base}ي`])]
}

/** A verbal noun: singular, accusative, plural. */
const nounForms = (n: string): string[] => (n.endsWith('ه') ? [n, `${n.slice(0, -1)}ات`] : [n, `${n}ا`, `${n}ات`])

export type Part = 'past' | 'present' | 'future' | 'passive' | 'noun' | 'active' | 'participle'

/** Every form of a verb with what it is. Where active and passive look alike it is active; a verbal noun stands beside the verb that it looks like. */
export function conjugate(root: string, form: string, nouns?: readonly string[]): [form: string, part: Part][] {
  const s = stems(root, form, nouns)
  const defective = form !== 'Q' && 'وي'.includes([...root][2]!)
  const out = new Map<string, Part>()
  const add = (forms: readonly string[], part: Part) => { for (const f of forms) if (!out.has(f)) out.set(f, part) }
  add(past(s.past, defective), 'past')
  const p = present(s.present, defective)
  add(p.now, 'present'); add(p.future, 'future')
  if (s.pastPassive) add(past(s.pastPassive, defective), 'passive')
  if (s.presentPassive) add(present(s.presentPassive, defective).now, 'passive')
  if (s.active !== s.passive) add(declined(s.active), 'active')
  add(declined(s.passive), 'participle')
  return [...out, ...s.nouns.flatMap(nounForms).map(n => [n, 'noun'] as [string, Part])]
}

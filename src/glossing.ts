/** What a claim says, for those whose passage nobody has put in words: a sentence made of the claim's own fields. It adds nothing to them and translates nothing. */
import type { Claim, Gloss } from './model.js'
import { isClash } from './terms.js'
import { isolate, type Lang, type PlainWord, wordsIn } from './words.js'

type Said = Pick<Claim, 'type' | 'status' | 'mode' | 'actors' | 'recipients'>
/** Without recipients all parties are alike, but for who attacks nobody named. */
const ALIKE = { attack: 'glossAttackAll', alliance: 'glossAllianceAll', reinforcement: 'glossReinforcementAll', rivalry: 'glossRivalryAll', merger: 'glossMergerAll' } as const
const TOLD = {
  attack: 'glossAttack', alliance: 'glossAlliance', reinforcement: 'glossReinforcement', membership: 'glossMembership', leadership: 'glossLeadership', rivalry: 'glossRivalry',
  split: 'glossSplit', merger: 'glossMerger',
} as const satisfies Record<Claim['type'], PlainWord>

/** Made once: a page may show a thousand claims. */
const LISTS: Record<Lang, Intl.ListFormat> = { ar: new Intl.ListFormat('ar', { type: 'conjunction' }), en: new Intl.ListFormat('en', { type: 'conjunction' }) }

/** A name of the other script, set apart so that its direction cannot disturb the sentence. */
const apart = (name: string, lang: Lang): string => (/\p{Script=Arabic}/u.test(name) === (lang === 'ar') ? name : isolate(name))

/** In both languages: "Planned: attack by A on B (shelling)". A claim that is reported goes without its status. `called`: the name of an actor. */
export function glossFrom(claim: Said, called: (actor: string, lang: Lang) => string): Gloss {
  const { type, status, mode, actors, recipients } = claim
  const word: PlainWord = recipients.length > 0 ? TOLD[type] : type === 'attack' && !isClash(claim) ? 'glossAttackAlone' : ALIKE[type as keyof typeof ALIKE] ?? TOLD[type]
  const sentence = (lang: Lang): string => {
    const words = wordsIn(lang), list = LISTS[lang]
    const names = (ids: readonly string[]): string => (ids.length > 0 ? list.format(ids.map(id => apart(called(id, lang), lang))) : words.t('unnamed'))
    const fill = { a: names(actors), b: names(recipients) }
    // The blanks of `t` set every name apart: here only those of the other script are.
    const told = words.t(word, { a: 'a', b: 'b' }).replace(/\u2068([ab])\u2069/g, (_, which: 'a' | 'b') => fill[which])
    const whole = `${status === 'reported' ? '' : `${words.of('status', status)}: `}${told}${mode === undefined ? '' : ` (${words.of('mode', mode)})`}`
    return whole[0]!.toUpperCase() + whole.slice(1)
  }
  return { ar: sentence('ar'), en: sentence('en') }
}

/** Leaders by name: of armed groups, never of states; a commander in the field and a spokesman lead nothing. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../src/lexicon.js'
import { read } from '../../src/reader/read.js'

const lexicon = loadLexicon(join(import.meta.dirname, '../../seed'))
const led = (text: string) => read({ id: 'x', text }, lexicon, '2020-01-01').claims.filter(c => c.type === 'leadership').map(c => `${c.actors} ${c.recipients}`)

describe('leaders', () => {
  it.each([
    ['Fighters of the Falcon Brigade, led by Karim Daoud, attacked the Syrian army.', ['falcon-brigade karim-daoud']],
    ['The Rapid Support Forces are commanded by General Mohamed Hamdan Dagalo.', ['rsf mohamed-hamdan-dagalo']],
    ['Boko Haram leader Abubakar Shekau spoke of his fighters in a video.', ['boko-haram abubakar-shekau']],
    ['Abubakar Shekau, the leader of Boko Haram, spoke of his fighters in a video.', ['boko-haram abubakar-shekau']],
    ['أعلن أبو محمد الجولاني، زعيم هيئة تحرير الشام، هجوما جديدا.', ['hts abw-mhmd-aljwlany']],
    ['يتزعم حركة الشباب أحمد عمر منذ سنوات.', ['al-shabaab ahmd-amr']],
    ['قال زعيم حزب الله حسن نصر الله إن القتال مستمر.', ['hezbollah hsn-nsr-allh']],
  ])('%s', (text, expected) => expect(led(text)).toEqual(expected))

  it.each([
    'Boko Haram spokesman Abu Qaqa said the fighters had left.', 'A raid led by the Syrian army killed three Islamic State fighters.',
    'Israel, led by Yair Haddad, sent troops to the border.', 'Al-Shabaab fighters said that their leader had been killed.',
    'قال المتحدث باسم حركة طالبان محمد أحمد إن القتال مستمر.', 'هجوم بقيادة الجيش السوري على تنظيم داعش.',
  ])('none: %s', text => expect(led(text)).toEqual([]))
})

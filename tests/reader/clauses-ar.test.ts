/** Arabic: who does what is looked for in the clause of the word that says it; what is said by the way of one is nobody else's. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../src/lexicon.js'
import { read } from '../../src/reader/read.js'

const lexicon = loadLexicon(join(import.meta.dirname, '../../seed'))
const said = (text: string) => read({ id: 'x', text }, lexicon, '2020-01-01').claims.map(c => `${c.actors.join('+')} ${c.type} ${c.recipients.join('+')}${c.status === 'reported' ? '' : ` ${c.status}`}`).sort()

describe('clauses of Arabic', () => {
  it.each([
    ['a participle between commas ends with its comma', 'واتهمت قوات سوريا الديمقراطية، المدعومة من الولايات المتحدة، تركيا بقصف مواقعها.', ['sdf alliance usa', 'turkey attack sdf']],
    ['so does a relative between two sides', 'دارت معارك بين قوات الدعم السريع، التي تدعمها الإمارات، وقوات الجيش السوداني في الخرطوم.', ['rsf+sudanese-army attack ', 'uae alliance rsf']],
    ['two verbs of one relative share what it goes back to and their subject', 'انتشرت ألوية العمالقة، التي تدربها وتدعمها الإمارات، في المدينة.', ['uae alliance giants-brigades']],
    ['when something was is not whose it was', 'خسرت حركة نور الدين الزنكي مقراتها بعد هجوم لهيئة تحرير الشام على حركة أحرار الشام.', ['hts attack ahrar-al-sham']],
    ['أما names the subject', 'أما حركة طالبان فهاجمت القوات الأفغانية.', ['taliban attack afghan-army']],
    ['what one is stands between him and what he did', 'تنظيم حراس الدين فصيل انشق عن هيئة تحرير الشام.', ['hurras-al-din split hts']],
    ['help told of first is given to the subject behind it', 'وبدعم من روسيا، هاجم الجيش السوري مواقع هيئة تحرير الشام.', ['syrian-government-forces alliance russia', 'syrian-government-forces attack hts']],
    ['how many there were stands before the blow', 'ساندت تركيا الجيش الليبي بأكثر من عشرين غارة على مواقع تنظيم داعش.', ['turkey alliance lna', 'turkey attack isis']],
    ['where arms were made is nobody', 'استهدفت طائرات مسيرة تركية الصنع تابعة للجيش السوداني مواقع قوات الدعم السريع.', ['sudanese-army attack rsf']],
    ['without an article, backed is said of all before it', 'توجهت هيئة تحرير الشام وحركة أحرار الشام مدعومة من تركيا إلى عفرين.', ['ahrar-al-sham+hts alliance turkey']],
    ['the militia is whom the text calls so, not who is named most', 'قاتلت ميليشيا الدعم السريع الجيش السوداني، ثم خسر الجيش السوداني مقرات له وتراجع الجيش السوداني، وأعلنت الميليشيا استئناف هجماتها على مواقع الجيش السوداني.', ['rsf attack sudanese-army', 'rsf attack sudanese-army']],
    ['who is struck on is whom the sentence tells of, before whom the text told of', 'اشتبك الحوثيون مع ألوية العمالقة. وتمكن الحوثيون من استهداف مواقع السعودية وشن عمليات على النقاط العسكرية.', ['giants-brigades+houthis attack ', 'houthis attack saudi-arabia', 'houthis attack saudi-arabia']],
    ['nobody clashes with himself: those who tried to are the others', 'هاجمت حركة طالبان الجيش الأفغاني بعد محاولتهم الاشتباك مع طالبان.', ['afghan-army+taliban attack ', 'taliban attack afghan-army']],
    ['a nationality agrees with the noun before the name', 'قصفت ميليشيا حزب الله العراقية مواقع تنظيم داعش.', ['kataib-hezbollah attack isis']],
  ])('%s', (_, text, expected) => expect(said(text)).toEqual(expected))
})

describe('where and who says so', () => {
  const first = (text: string) => read({ id: 'x', text }, lexicon, '2020-01-01').claims[0]!
  it.each([
    ['pictures are not Tyre', 'قصفت روسيا مواقع هيئة تحرير الشام في إدلب (صور).', ['idlib']],
    ['Tyre is', 'قصفت إسرائيل مواقع حزب الله في صور وبيروت.', ['beirut', 'tyre']],
    ['a pretext is not Hajjah', 'قصفت السعودية مواقع الحوثيين في صعدة بحجة الرد على هجماتهم.', ['saada']],
    ['the White House is not El Obeid', 'قال البيت الأبيض إن قوات الدعم السريع قصفت الجيش السوداني في الخرطوم.', ['khartoum']],
    ['what stands is not al-Qaim', 'في ظل الوضع القائم قصفت القوات العراقية مواقع تنظيم داعش في الموصل.', ['mosul']],
    ['in brackets behind a noun it is the place', 'قصفت القوات العراقية مواقع تنظيم داعش في حقل (عكش) قرب البوكمال في العراق وسوريا.', ['akash-oil-field', 'albu-kamal']],
  ])('%s', (_, text, places) => expect(first(text).places).toEqual(places))
  it('what leads on to the words said is not of the name', () => {
    expect(first('أشار الخبير العسكري إلى أن تنظيم داعش قصف مواقع قسد.').attribution).toBe('الخبير العسكري')
    expect(first('وبحسب سكان من المدينة فإن تنظيم داعش قصف مواقع قسد.').attribution).toBe('سكان من المدينة')
  })
})

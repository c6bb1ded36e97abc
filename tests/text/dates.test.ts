import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Period, type PartialDate } from '../../src/model.js'
import { findDates } from '../../src/text/dates.js'

/** `2018-06`, `2018-06-01..2018-06-07`, `2014..`, `..2014`, as a reader of the table sees it. */
const show = ({ from, to }: Period): string => (from === to ? from! : `${from ?? ''}..${to ?? ''}`)
const found = (text: string, published?: PartialDate): string[] => findDates(text, published).map(d => `${text.slice(d.start, d.end)} = ${show(d.period)}`)

/** Friday 8 June 2018. Each line: a sentence, then its dates. */
const FRIDAY = '2018-06-08'
const ARABIC: [string, ...string[]][] = [
  ['قصفت الطائرات البلدة أمس', 'أمس = 2018-06-07'],
  ['وقع الانفجار فجر اليوم قرب السوق', 'فجر اليوم = 2018-06-08'],
  ['اندلعت الاشتباكات صباح الجمعة', 'صباح الجمعة = 2018-06-08'],
  ['انسحب المقاتلون الثلاثاء الماضي من التلة', 'الثلاثاء الماضي = 2018-06-05'],
  ['انسحب المقاتلون الجمعة الماضية من التلة', 'الجمعة الماضية = 2018-06-01'],
  ['أعلن المتحدث الثلاثاء أن الطريق سالك', 'الثلاثاء = 2018-06-05'],
  ['دخل الرتل يوم السبت', 'يوم السبت = 2018-06-02'],
  ['جرى ذلك السبت قبل الماضي', 'السبت قبل الماضي = 2018-05-26'],
  ['انسحبوا مطلع الشهر الجاري', 'مطلع الشهر الجاري = 2018-06'],
  ['انسحبوا منتصف الشهر الماضي', 'منتصف الشهر الماضي = 2018-05'],
  ['وصلوا في أواخر الشهر الماضي', 'أواخر الشهر الماضي = 2018-05'],
  ['تشكل الفصيل العام الماضي', 'العام الماضي = 2017'],
  ['تشكل الفصيل قبل ثلاثة أيام', 'قبل ثلاثة أيام = 2018-06-05'],
  ['قتل اثنان خلال اليومين الماضيين', 'اليومين الماضيين = 2018-06-06..2018-06-08'],
  ['قتل اثنان الأسبوع الماضي', 'الأسبوع الماضي = 2018-05-28..2018-06-03'],
  ['سقطت القرية في 7 نوفمبر 2017', '7 نوفمبر 2017 = 2017-11-07'],
  ['سقطت القرية في ٧ تشرين الثاني ٢٠١٧', '٧ تشرين الثاني ٢٠١٧ = 2017-11-07'],
  ['سقطت القرية في ۷ تشرین الثاني ۲۰۱۷', '۷ تشرین الثاني ۲۰۱۷ = 2017-11-07'],
  ['بدأت الحملة في ديسمبر / كانون الأول الفائت', 'ديسمبر / كانون الأول الفائت = 2017-12'],
  ['في 12 جويلية 2019 توقف القتال', '12 جويلية 2019 = 2019-07-12'],
  ['في 3 أوت 2016 توقف القتال', '3 أوت 2016 = 2016-08-03'],
  ['في الـ19 فيفري الماضي', 'الـ19 فيفري الماضي = 2018-02-19'],
  ['في 5 غشت 2016', '5 غشت 2016 = 2016-08-05'],
  ['وقع الهجوم في 23 رمضان 1439 قرب النهر', '23 رمضان 1439 = 2018-06-07'],
  ['وقع الهجوم في 23 رمضان 1439 هـ', '23 رمضان 1439 هـ = 2018-06-07'],
  ['انسحبوا اليوم الجمعة 23 رمضان', 'اليوم الجمعة 23 رمضان = 2018-06-08'],
  ['وقع في الثالث والعشرين من رمضان', 'الثالث والعشرين من رمضان = 2018-06-07'],
  ['في الأول من محرم 1440هـ', 'الأول من محرم 1440هـ = 2018-09-11'],
  ['في 10 ربيع الأول 1439', '10 ربيع الأول 1439 = 2017-11-28'],
  ['منذ عام 1439 هـ', 'منذ عام 1439 هـ = 2017-09-21..2018-09-10'],
  ['نشر يوم 08/06/2018 صباحا', 'يوم 08/06/2018 صباحا = 2018-06-08'],
  ['نشر يوم ٨/٦/٢٠١٨', 'يوم ٨/٦/٢٠١٨ = 2018-06-08'],
  ['نشر بتاريخ 2018-06-08', '2018-06-08 = 2018-06-08'],
  ['يومَ الجُمُعَةِ هاجموا الحاجز', 'يومَ الجُمُعَةِ = 2018-06-08'],
  ['يوم الجمـــعة هاجموا', 'يوم الجمـــعة = 2018-06-08'],
  ['يوم الاربعاء ويوم الإثنين', 'يوم الاربعاء = 2018-06-06', 'يوم الإثنين = 2018-06-04'],
  ['هاجموا مساء أمس الخميس حاجزا', 'مساء أمس الخميس = 2018-06-07'],
  ['أول من أمس انسحبوا', 'أول من أمس = 2018-06-06'],
  ['انسحبوا أمس الأول', 'أمس الأول = 2018-06-06'],
  ['منتصف ليل أمس', 'منتصف ليل أمس = 2018-06-07'],
  ['هجوم الليلة الماضية', 'الليلة الماضية = 2018-06-07..2018-06-08'],
  ['بعد منتصف ليل أمس', 'بعد منتصف ليل أمس = 2018-06-07'],
  ['هجوم ليلة الأربعاء/الخميس', 'ليلة الأربعاء/الخميس = 2018-06-06..2018-06-07'],
  ['منذ ساعات الفجر الأولى', 'منذ ساعات الفجر = 2018-06-08..'],
  ['السادس من فبراير شباط', 'السادس من فبراير شباط = 2018-02-06'],
  ['هجوم ليلة الأربعاء', 'ليلة الأربعاء = 2018-06-05..2018-06-06'],
  ['يقاتلون هناك منذ 2014 بلا توقف', 'منذ 2014 = 2014..'],
  ['يقاتلون منذ عام 2015 وحتى بداية 2017', 'منذ عام 2015 وحتى بداية 2017 = 2015..2017'],
  ['منذ بداية العام الجاري', 'منذ بداية العام الجاري = 2018..'],
  ['المحاصرة منذ ثلاث سنوات', 'منذ ثلاث سنوات = 2015..'],
  ['منذ أسبوعين لم تصلهم المؤن', 'منذ أسبوعين = 2018-05-22..'],
  ['منذ أسابيع عدة', 'منذ أسابيع عدة = ..2018-06-08'],
  ['خلال الأيام القليلة الماضية', 'الأيام القليلة الماضية = ..2018-06-08'],
  ['خلال الساعات الـ24 الماضية', 'الساعات الـ24 الماضية = 2018-06-07..2018-06-08'],
  ['خلال الـ48 ساعة الماضية', 'الـ48 ساعة الماضية = 2018-06-06..2018-06-08'],
  ['خلال الأشهر الثلاثة الماضية', 'الأشهر الثلاثة الماضية = 2018-03..2018-06'],
  ['في السنوات الأربع الماضية', 'السنوات الأربع الماضية = 2014..2018'],
  ['قبل نحو أسبوع', 'قبل نحو أسبوع = 2018-05-29..2018-06-04'],
  ['قبل شهرين فقط', 'قبل شهرين = 2018-04'],
  ['قبل عام', 'قبل عام = 2017'],
  ['قبل 15 يوما', 'قبل 15 يوما = 2018-05-24'],
  ['قبل أكثر من ثلاث سنوات', 'قبل أكثر من ثلاث سنوات = ..2015'],
  ['قبل عام 2016 كانت هادئة', 'قبل عام 2016 = ..2015'],
  ['قبل شهر أيلول 2017', 'قبل شهر أيلول 2017 = ..2017-08'],
  ['بعد عام 2016', 'بعد عام 2016 = 2016..'],
  ['حتى نهاية 2017', 'حتى نهاية 2017 = ..2017'],
  ['بين عامي 2014 و2017 حكموا المدينة', 'بين عامي 2014 و2017 = 2014..2017'],
  ['من 3 إلى 7 حزيران 2018', '3 إلى 7 حزيران 2018 = 2018-06-03..2018-06-07'],
  ['في شهر أيلول 2017', 'شهر أيلول 2017 = 2017-09'],
  ['في حزيران/يونيو الماضي', 'حزيران/يونيو الماضي = 2017-06'],
  ['في أواخر مايو/أيار 2018', 'أواخر مايو/أيار 2018 = 2018-05'],
  ['فبراير (شباط) الماضي', 'فبراير (شباط) الماضي = 2018-02'],
  ['في أبريل/ نيسان الجاري', 'أبريل/ نيسان الجاري = 2018-04'],
  ['في ديسمبر/كانون الأول عام 2017', 'ديسمبر/كانون الأول عام 2017 = 2017-12'],
  ['في أكتوبر السنة الماضية', 'أكتوبر السنة الماضية = 2017-10'],
  ['في الخامس من الشهر الجاري', 'الخامس من الشهر الجاري = 2018-06-05'],
  ['في الخامس عشر من آذار', 'الخامس عشر من آذار = 2018-03-15'],
  ['في العشرين من كانون الأول', 'العشرين من كانون الأول = 2017-12-20'],
  ['في مارس 2016 وفي آب', 'مارس 2016 = 2016-03', 'آب = 2017-08'],
  ['اليوم 15 تموز/يوليو 2018', 'اليوم 15 تموز/يوليو 2018 = 2018-07-15'],
  ['الجمعة 8 حزيران 2018 الموافق 23 رمضان 1439', 'الجمعة 8 حزيران 2018 الموافق 23 رمضان 1439 = 2018-06-08'],
  ['صيف 2014', 'صيف 2014 = 2014-06..2014-08'],
  ['ربيع عام 2015', 'ربيع عام 2015 = 2015-03..2015-05'],
  ['الأسبوع قبل الماضي', 'الأسبوع قبل الماضي = 2018-05-21..2018-05-27'],
  ['هذا الشهر وهذا العام', 'هذا الشهر = 2018-06', 'هذا العام = 2018'],
  ['والجمعة نفى البيان ذلك', 'الجمعة = 2018-06-08'],
  ['يبدأون يوم الأحد المقبل', 'يوم الأحد المقبل = 2018-06-10'],
]
const ENGLISH: [string, ...string[]][] = [
  ['They withdrew yesterday.', 'yesterday = 2018-06-07'],
  ['They withdrew on Tuesday.', 'Tuesday = 2018-06-05'],
  ['They withdrew last week.', 'last week = 2018-05-28..2018-06-03'],
  ['In early June the road was cut.', 'early June = 2018-06'],
  ['On June 8, 2018, the road was cut.', 'June 8, 2018 = 2018-06-08'],
  ['On 8 June 2018 the road was cut.', '8 June 2018 = 2018-06-08'],
  ['It fell three days ago.', 'three days ago = 2018-06-05'],
  ['It has been held since 2014.', 'since 2014 = 2014..'],
  ['It fell in late 2017.', 'late 2017 = 2017'],
  ['It was held between 2014 and 2017.', 'between 2014 and 2017 = 2014..2017'],
  ['Between March and May 2017 they rested.', 'Between March and May 2017 = 2017-03..2017-05'],
  ['From 3 June to 7 July 2016 they rested.', 'From 3 June to 7 July 2016 = 2016-06-03..2016-07-07'],
  ['From December 2014 until February 2015.', 'From December 2014 until February 2015 = 2014-12..2015-02'],
  ['From 20 December to 3 January 2016 they rested.', 'From 20 December to 3 January 2016 = 2015-12-20..2016-01-03'],
  ['Monday to Thursday it rained.', 'Monday to Thursday = 2018-06-04..2018-06-07'],
  ['On June 3-7, 2018 it rained.', 'June 3-7, 2018 = 2018-06-03..2018-06-07'],
  ['the 8th of June', 'the 8th of June = 2018-06-08'],
  ['the twenty-first of March 2017', 'the twenty-first of March 2017 = 2017-03-21'],
  ['Thu May 26 2016', 'Thu May 26 2016 = 2016-05-26'],
  ['Sept. 17, 2016', 'Sept. 17, 2016 = 2016-09-17'],
  ['on Thursday, June 7, a convoy left', 'Thursday, June 7 = 2018-06-07'],
  ['on Friday morning', 'Friday morning = 2018-06-08'],
  ['late on Monday', 'late on Monday = 2018-06-04'],
  ['last Wednesday', 'last Wednesday = 2018-06-06'],
  ['last Friday', 'last Friday = 2018-06-01'],
  ['next Tuesday', 'next Tuesday = 2018-06-12'],
  ['the day before yesterday', 'the day before yesterday = 2018-06-06'],
  ['eight days ago', 'eight days ago = 2018-05-31'],
  ['two weeks ago', 'two weeks ago = 2018-05-22..2018-05-28'],
  ['about a month ago', 'about a month ago = 2018-05'],
  ['more than three years ago', 'more than three years ago = ..2015'],
  ['years ago', 'years ago = ..2018-06-08'],
  ['over the past three days', 'the past three days = 2018-06-05..2018-06-08'],
  ['in the last two weeks', 'the last two weeks = 2018-05-25..2018-06-08'],
  ['in the past year', 'the past year = 2017-06..2018-06'],
  ['in recent weeks', 'recent weeks = ..2018-06-08'],
  ['within the past 24 hours', 'the past 24 hours = 2018-06-07..2018-06-08'],
  ['earlier this month', 'earlier this month = 2018-06'],
  ['earlier this year', 'earlier this year = 2018'],
  ['last month and last year', 'last month = 2018-05', 'last year = 2017'],
  ['last June', 'last June = 2017-06'],
  ['in June last year', 'June last year = 2017-06'],
  ['in May', 'May = 2018-05'],
  ['no aid since June', 'since June = 2018-06..'],
  ['no aid since July', 'since July = 2017-07..'],
  ['on 26 March', '26 March = 2018-03-26'],
  ['on 20 December', '20 December = 2017-12-20'],
  ['on 15 June talks begin', '15 June = 2018-06-15'],
  ['ON 3 APRIL', '3 APRIL = 2018-04-03'],
  ['mid-June 2017', 'mid-June 2017 = 2017-06'],
  ['at the end of 2016', 'the end of 2016 = 2016'],
  ['before 2014', 'before 2014 = ..2013'],
  ['until March 2015', 'until March 2015 = ..2015-03'],
  ['by 2020', 'by 2020 = ..2020'],
  ['after June 5', 'after June 5 = 2018-06-05..'],
  ['last night', 'last night = 2018-06-07..2018-06-08'],
  ['last summer', 'last summer = 2017-06..2017-08'],
  ['in the summer of 2014', 'summer of 2014 = 2014-06..2014-08'],
  ['over the weekend', 'the weekend = 2018-06-02..2018-06-03'],
  ['06/25/2018 and 25.6.2018', '06/25/2018 = 2018-06-25', '25.6.2018 = 2018-06-25'],
  ['at 2018-06-08T10:30Z', '2018-06-08 = 2018-06-08'],
  // No such day: the month is still said.
  ['on 31 June 2018', 'June 2018 = 2018-06'],
  ['on 23 Ramadan 1439', '23 Ramadan 1439 = 2018-06-07'],
]
/** Words that look like dates. */
const NONE = ['روسيا اليوم', 'في اليوم التالي', 'اليوم الثاني من المعركة', 'صلاة الجمعة', 'حركة 23 مارس', 'قوى 14 آذار', 'مارس الضغط على خصومه', 'رجب طيب أردوغان', 'لا أحد هناك', 'في كل جمعة', '2014 مقاتلا',
  'بعد ثلاثة أيام', 'قبل أسبوع من الانتخابات', 'خرج أب وابنه', 'ربيع', 'The March 23 Movement', 'the 1979 treaty', 'they may march', 'Friday prayers', 'in 2863 BC', 'resolution 2328', '2018-02-30', 'one of the two',
  'May I ask', 'the first day', 'RT Russia Today', 'every Friday', 'https://x.example/2018/06/08/a', 'the 1990s', 'M23', 'version 8.6.2', 'call 2018-06', '12:30', 'sat in the sun', 'he had a march', 'In 2000 days']

describe('date phrases', () => {
  it.each([...ARABIC, ...ENGLISH])('%s', (text, ...dates) => expect(found(text, FRIDAY)).toEqual(dates))
  it.each(NONE)('none in: %s', text => expect(found(text, FRIDAY)).toEqual([]))
})

describe('publication dates that are missing or coarse', () => {
  const all = 'yesterday, on Tuesday, last week, last month, last year, two years ago, 8 June, in June, 8 June 2018, since 2014'
  it('without one, only what carries its year', () => expect(found(all)).toEqual(['8 June 2018 = 2018-06-08', 'since 2014 = 2014..']))
  it('a year', () => expect(found(all, '2018')).toEqual(['last year = 2017', 'two years ago = 2016', '8 June 2018 = 2018-06-08', 'since 2014 = 2014..']))
  it('a month', () => expect(found(all, '2018-06')).toEqual(
    ['last month = 2018-05', 'last year = 2017', 'two years ago = 2016', '8 June = 2018-06-08', 'June = 2018-06', '8 June 2018 = 2018-06-08', 'since 2014 = 2014..']))
  it('a weekday beside an older "today" counts', () => expect(found('اليوم الجمعة', '2018-06-10')).toEqual(['اليوم الجمعة = 2018-06-08']))
  it('January looks back over the new year', () => expect(found('in December, on 28 December, last month', '2019-01-05')).toEqual(
    ['December = 2018-12', '28 December = 2018-12-28', 'last month = 2018-12']))
  it('29 February is sought in leap years', () => expect(found('on 29 February', '2020-03-02')).toEqual(['29 February = 2020-02-29']))
})

const WORDS = [...ARABIC, ...ENGLISH].flatMap(([t]) => t.split(' '))
const NOISE = ['\u200f', 'ـ', '\u064b', '(', ')', ',', '،', '-', '/', '.', '\n', '&nbsp;', '\u202b', '😀', '٣', '2018', 'و', '12', 'x']
const run = <T>(property: fc.IProperty<T>) => fc.assert(property, { seed: 20180608, numRuns: 3000 })

describe('any text', () => {
  const texts = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...NOISE), fc.string({ maxLength: 4, unit: 'grapheme' })), { maxLength: 24 })
    .chain(words => fc.constantFrom('', ' ').map(joint => words.join(joint)))
  const dates = fc.option(fc.constantFrom('2018', '2018-06', '2018-06-08', '2020-02-29', '2019-01-01'), { nil: undefined })
  it('gives spans in order, apart, inside it, trimmed, with periods that hold', () => run(fc.property(texts, dates, (text, published) => {
    let last = 0
    for (const { start, end, period } of findDates(text, published)) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(text.slice(start, end)).toMatch(/^\S[^]*\S$|^\S$/)
      expect(Period.safeParse(period).success).toBe(true)
      expect(period.from ?? period.to).toBeDefined()
      last = end
    }
  })))
  it('is dated the same wherever it stands', () => run(fc.property(fc.constantFrom(...ARABIC, ...ENGLISH), fc.constantFrom('زعم. ', 'xyz; ', '\u200f"'), ([text, ...expected], lead) => {
    expect(found(`${lead}${text}`, FRIDAY)).toEqual(expected)
  })))
  // Anything worse than linear would not end here.
  it.each(['1', 'a', 'ا', '1/', 'ـ', '(', '1 ', 'اليوم ', 'between ', 'منذ '])('a line of a million units of %j', unit => {
    const line = unit.repeat(1_000_000 / unit.length), found = findDates(`${line}\n\nأمس`, FRIDAY)
    expect(found.at(-1)).toEqual({ start: line.length + 2, end: line.length + 5, period: { from: '2018-06-07', to: '2018-06-07' } })
  })
})

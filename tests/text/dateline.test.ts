import { expect, test } from 'vitest'
import { dateline } from '../../src/text/dateline.js'

test.each([
  ['قوة تصل إلى هجين\nدير الزور، 12 تشرين الأول 2018\nوصلت القوة يوم الخميس.', '2018-10-12'],
  ['HAJIN, 12 October 2018 — A convoy came in on Thursday.', '2018-10-12'],
  ['الخميس 8/6/2017\n\nنص طويل عن أمس.', '2017-06-08'],
  ['A convoy came in on Thursday.\n\nPublished: 3 March 2018', '2018-03-03'],
  ['A convoy came in on 12 October 2018. It left on Friday.', undefined],
  ['شن التنظيم هجوما يوم 12 تشرين الأول 2018.', undefined],
  ['In October 2018\nSomething happened.', undefined],
  ['', undefined],
])('%j is dated %s', (text, date) => expect(dateline(text)).toBe(date))

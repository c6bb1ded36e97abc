/** Arabic: a president, a minister, an official with a nationality behind him stands for his state: الرئيس التركي, مسؤول أميركي. */
import type { Item } from './items.js'

/** Those who speak and act for a state. */
const OFFICE = /^(?:ال)?(?:رييس|وزير|وزيره|برلمان|مسوول|مسوولا|مسوولون|مسوولين|سفير|خارجيه|رياسه|حكومه|سلطات|دفاع|خارجيه|داخليه)$/

/** Whether the nationality at `i` is that of a president, a minister, an official. */
export function officer(items: readonly Item[], i: number): boolean {
  const before = items[i - 1]
  return before !== undefined && !before.mark && OFFICE.test(before.key) && items[i - 2]?.key !== 'وزاره'
}
